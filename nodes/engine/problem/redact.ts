import { createHash } from 'crypto';

const shortestSecret = 4;

/** Half a character, which no text that is sent can have, would stop the encoding. */
const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

/** Stands in place of a secret. */
export const mask = '•••';

/** Stands where a text was cut off. */
export const cutOff = '…';

/**
 * What base64 makes of bytes within others: it depends on how many are before them, modulo three. Without
 * the characters at both ends that others have a part in.
 */
function inBase64(bytes: Buffer): string[] {
	return [0, 1, 2].map((before) => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const bits = 8 * (before + bytes.length);
		return encoded.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6));
	});
}

const urlSafe = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_');

/** The ways in which a vendor, or a library in between, may write a text. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const text = wellFormed(secret);
	const hash = createHash('sha256').update(bytes).digest();
	const inBytes = [bytes, hash, Buffer.from(hash.toString('hex'))].flatMap(inBase64);
	return [
		secret,
		JSON.stringify(text).slice(1, -1),
		encodeURIComponent(text),
		new URLSearchParams({ '': text }).toString().slice(1),
		bytes.toString('hex'),
		hash.toString('hex'),
		...inBytes,
		...inBytes.map(urlSafe),
	].filter((form) => form.length >= shortestSecret);
}

/** Without what may be the beginning of a secret that the end of a text cut in two. */
function withoutBeginning(text: string, forms: string[]): string {
	for (const form of forms) {
		for (let most = Math.min(form.length - 1, text.length); most >= shortestSecret; most--) {
			const isBeginning = text.slice(-most).toLowerCase() === form.slice(0, most).toLowerCase();
			if (isBeginning) return text.slice(0, -most) + mask;
		}
	}
	return text;
}

function withoutBeginnings(text: string, forms: string[]): string {
	const parts = text.split(cutOff);
	const last = parts.pop()!;
	return [...parts.map((part) => withoutBeginning(part, forms)), last].join(cutOff);
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Prepares the removal of secrets from text that a person will see: vendors quote what they were sent.
 * Finds them, in capitals or not, in clear, as JSON and forms write them, URL-encoded, in hex, in base64 among
 * other text, and as SHA-256 in these, also where a text was cut off within one. Never throws.
 */
export function redactor(secrets: string[]): (text: string) => string {
	const forms = secrets.filter((secret) => secret.length >= shortestSecret).flatMap(formsOf);
	if (forms.length === 0) return (text) => text;
	return (whole) => {
		const text = withoutBeginnings(whole, forms);
		const lower = text.toLowerCase();
		// Most texts have none: the expression that takes them out costs more than all that looks for them.
		const found = forms.filter((form) => text.includes(form) || lower.includes(form.toLowerCase()));
		if (found.length === 0) return text;
		const longestFirst = found.sort((one, other) => other.length - one.length);
		return text.replace(new RegExp(longestFirst.map(literal).join('|'), 'gi'), mask);
	};
}
