import { timingSafeEqual } from 'node:crypto';

/** Demo keys. Each is long and unlike anything else, so that a search for it finds every leak. */
export const demoSecrets = {
	wochitApiKey: 'wochit-demo-7Qd2uLr0Z9xVbT4mKc8WnYpE',
	yayPassword: 'yay-demo-pw-Hs6Jf1Xo3GvR9zAq',
	omnizeToken: 'omnizedemo4kT8wPz2LbN6yVc0Rj',
	centrapayApiKey: 'centrapaydemo9mXe5Uq1Fg7Dh3Sa0BiYtCvNoLrEwZk',
	/** Typsy's key pair is the one of the worked example in its document. */
	typsyPrivateKey: '0a00a000aa0a0a0a0000a0000a00a000',
} as const;

/** Whether a header or property is exactly this secret. */
export function isSecret(value: unknown, secret: string): boolean {
	if (typeof value !== 'string') return false;
	const [given, wanted] = [Buffer.from(value), Buffer.from(secret)];
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
