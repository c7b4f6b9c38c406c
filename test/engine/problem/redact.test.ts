import { createHash } from 'crypto';
import fc from 'fast-check';

import { redactor } from '../../../nodes/engine/problem/redact';

const lowerPercent = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const hashOf = (text: string) => createHash('sha256').update(text).digest();
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** How vendors, and the libraries in between, may write what they were sent. */
const forms: Record<string, (secret: string) => string> = {
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

/** What is left of a form, apart from what stands around it. */
function leftOf(form: (secret: string) => string, secret: string): string {
	const clean = redactor([secret])(`said: ${form(secret)} end`);
	expect(clean).toMatch(/^said: .*•••.* end$/s);
	return clean;
}

describe('redaction', () => {
	it.each(Object.entries(forms))('finds a secret %s', (_name, form) => {
		for (const secret of ['p&ss wörd/42', 'quo"te\\back~slash', 'ÄÖÜ-€uro:1', 'A1B2C3D4E5F6']) {
			const clean = leftOf(form, secret);
			// Characters at the ends of base64 that are partly of other bytes tell nothing.
			expect(clean.replace('•••', '').length).toBeLessThan('said:  end'.length + 18);
			for (const other of Object.values(forms)) expect(clean).not.toContain(other(secret));
		}
	});

	it('leaves no secret in any text, and never throws', () => {
		const anyText = fc.string({ unit: 'binary', minLength: 4, maxLength: 30 });
		fc.assert(
			fc.property(
				fc.array(anyText, { minLength: 1, maxLength: 4 }),
				fc.array(fc.string({ unit: 'binary' })),
				(secrets, words) => {
					const text = words
						.flatMap((word, index) => [word, secrets[index % secrets.length]])
						.join('');
					const clean = redactor(secrets)(text);
					// What the mask itself is made of can't be a secret's fault.
					for (const secret of secrets) {
						if (!'•••'.includes(secret)) expect(clean.includes(secret)).toBe(false);
					}
				},
			),
		);
	});

	it.each(['\ud800lone', 'half\udfff', '\ud83d\ud83d\ud83d\ud83d'])(
		'takes half a character: %j',
		(secret) => {
			expect(redactor([secret])(`said ${secret}`)).toBe('said •••');
		},
	);

	it('does not take a word apart for a secret too short to be one', () => {
		expect(redactor(['a', ''])('a banana')).toBe('a banana');
	});

	it('is done with a long text at once', () => {
		const secret = 'a'.repeat(30);
		const text = `${'a'.repeat(29)}b`.repeat(30_000);
		const started = process.cpuUsage();
		redactor([secret])(text);
		expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
	});
});
