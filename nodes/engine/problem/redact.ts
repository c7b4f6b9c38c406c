import { createHash } from 'crypto';

const shortestSecret = 4;

/** Half a character, which no text that is sent can have, would stop the encoding. */
const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

/** Stands in place of a secret. */
export const mask = '•••';

/**
 * Prepares the removal of secrets from text that a person will see: vendors quote what they were sent.
 * Finds them in clear, URL-encoded, in base64 and as SHA-256.
 */
export function redactor(secrets: string[]): (text: string) => string {
	const forms = secrets
		.filter((secret) => secret.length >= shortestSecret)
		.flatMap((secret) => [
			secret,
			encodeURIComponent(wellFormed(secret)),
			Buffer.from(secret).toString('base64'),
			createHash('sha256').update(secret).digest('hex'),
		])
		.sort((one, other) => other.length - one.length);
	return (text) => forms.reduce((clean, form) => clean.split(form).join(mask), text);
}
