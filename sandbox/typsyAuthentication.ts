import { createHmac } from 'node:crypto';
import { isSecret } from './secrets';
import type { Answer } from './environment';
import { Refusal, type IncomingRequest } from './server';

/** The public key of the worked example in typsy.md#typsy-key. */
export const publicKey = 'aaa00000-0a0a-0000-a0aa-000a0000a00a';

/** A client as Typsy has them now (typsy.md#access-token). */
export const clientId = 'demo-hotels-client';

/** The private key of that example, and the secret of that client. */
export const secrets = {
	typsyPrivateKey: '0a00a000aa0a0a0a0000a0000a00a000',
	typsyClientSecret: 'typsy-client-secret-5dJq8VtXw2LrKz7NcYb4',
};

/** "The current time" is not given a tolerance by the document; five minutes is a common one. */
const toleranceMs = 5 * 60 * 1000;

/** yyyy-MM-ddTHH:mm:ss.fffffffZ, as C#'s `DateTime.UtcNow.ToString("O")` writes it. */
const timestampPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})(\d{4})Z$/;

/** The HMAC-SHA256 of `{private key}:{timestamp}` under the public key (typsy.md#typsy-key). */
export function signature(key: string, privateKey: string, timestamp: string): string {
	return createHmac('sha256', key).update(`${privateKey}:${timestamp}`).digest('hex');
}

/** Throws unless the three headers are there, fit, and the timestamp is current. */
export function authenticate(
	{ headers }: Pick<IncomingRequest, 'headers'>,
	now: number,
	explain: (status: number, code: string, description: string) => Answer,
): string {
	const refuse = (description: string): never => {
		throw new Refusal(explain(401, 'unauthorized', description));
	};
	const timestamp = headers['typsy-timestamp'];
	const milliseconds =
		typeof timestamp === 'string' ? timestampPattern.exec(timestamp)?.[1] : undefined;
	const time = milliseconds === undefined ? NaN : Date.parse(`${milliseconds}Z`);
	if (typeof timestamp !== 'string' || Number.isNaN(time)) {
		return refuse('Typsy-Timestamp must have the format yyyy-MM-ddTHH:mm:ss.fffffffZ.');
	}
	if (Math.abs(now - time) > toleranceMs) {
		return refuse(
			`Timestamp '${timestamp}' outside of acceptable range. Ensure that the timestamp you provide is current UTC time - e.g. now is '${formatTimestamp(now)}'.`,
		);
	}
	if (headers['typsy-public-key'] !== publicKey) return refuse('Typsy-Public-Key is not valid.');
	const expected = signature(publicKey, secrets.typsyPrivateKey, timestamp);
	if (!isSecret(headers['typsy-key'], expected)) return refuse('Typsy-Key is not valid.');
	return timestamp;
}

/** A time in milliseconds with the seven digits that Typsy writes. */
export function formatTimestamp(time: number): string {
	return new Date(time).toISOString().replace('Z', '0000Z');
}
