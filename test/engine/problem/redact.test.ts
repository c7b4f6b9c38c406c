import { createHash } from 'crypto';
import fc from 'fast-check';

import { redactor } from '../../../nodes/engine/problem/redact';

describe('redaction', () => {
	it('finds a secret in clear, URL-encoded, in base64 and as SHA-256', () => {
		const secret = 'p&ss wörd/42';
		const forms = [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64'),
			createHash('sha256').update(secret).digest('hex'),
		];
		const clean = redactor([secret])(`said: ${forms.join(' | ')} end`);
		for (const form of forms) expect(clean).not.toContain(form);
		expect(clean).toMatch(/^said: .* end$/);
	});

	it('leaves no secret in any text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ minLength: 4, maxLength: 30 }), { minLength: 1, maxLength: 4 }),
				fc.array(fc.string()),
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

	it('does not take a word apart for a secret too short to be one', () => {
		expect(redactor(['a', ''])('a banana')).toBe('a banana');
	});
});
