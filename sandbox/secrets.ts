import { timingSafeEqual } from 'node:crypto';

/** Whether a header or property is exactly this secret. */
export function isSecret(value: unknown, secret: string): boolean {
	if (typeof value !== 'string') return false;
	const [given, wanted] = [Buffer.from(value), Buffer.from(secret)];
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
