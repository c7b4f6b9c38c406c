import { createHash } from 'crypto';

const lowerPercent = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const hashOf = (text: string) => createHash('sha256').update(text).digest();
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** How vendors, and the libraries in between, may write what they were sent. */
export const writings: Record<string, (secret: string) => string> = {
	'in clear': (secret) => secret,
	'in capitals': (secret) => secret.toUpperCase(),
	'in lower case': (secret) => secret.toLowerCase(),
	'in a JSON body': (secret) => JSON.stringify({ secret }),
	'URL-encoded': encodeURIComponent,
	'URL-encoded in lower case': (secret) => lowerPercent(encodeURIComponent(secret)),
	'form-encoded': (secret) => new URLSearchParams({ secret }).toString(),
	'in hex': (secret) => Buffer.from(secret).toString('hex'),
	'in hex in capitals': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
	'in base64': base64,
	'in base64 for URLs': (secret) => Buffer.from(secret).toString('base64url'),
	'in base64 after one character': (secret) => base64(`x${secret}y`),
	'in base64 after two characters': (secret) => base64(`ab${secret}cd`),
	'as SHA-256': (secret) => hashOf(secret).toString('hex'),
	'as SHA-256 in capitals': (secret) => hashOf(secret).toString('hex').toUpperCase(),
	'as SHA-256 in base64': (secret) => base64(hashOf(secret)),
	'as SHA-256 in hex in base64': (secret) => base64(hashOf(secret).toString('hex')),
};

/** Base64 turns three bytes into four letters: what a text looks like in it depends on where it starts. */
function inBase64(secret: string): string[] {
	return [0, 1, 2].map((offset) => {
		const whole = Buffer.from(' '.repeat(offset) + secret).toString('base64');
		// The letters at both ends depend on the neighbours too.
		const end = whole.length - 4;
		return whole.slice(offset === 0 ? 0 : 4, end);
	});
}

/** Every form in which a secret would be of use to somebody who finds it. */
export function formsOf(secret: string): string[] {
	const base64 = inBase64(secret);
	const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	const hash = createHash('sha256').update(secret).digest();
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		...base64,
		...urlSafe,
		Buffer.from(secret).toString('hex'),
		hash.toString('hex'),
		hash.toString('base64'),
	];
}
