import fc from 'fast-check';

import { redactor } from '../../../nodes/engine/problem/redact';
import { writings } from '../../harness/writings';

/** What is left of a form, apart from what stands around it. */
function leftOf(form: (secret: string) => string, secret: string): string {
	const clean = redactor([secret])(`said: ${form(secret)} end`);
	expect(clean).toMatch(/^said: .*•••.* end$/s);
	return clean;
}

describe('redaction', () => {
	it.each(Object.entries(writings))('finds a secret %s', (_name, form) => {
		for (const secret of ['p&ss wörd/42', 'quo"te\\back~slash', 'ÄÖÜ-€uro:1', 'A1B2C3D4E5F6']) {
			const clean = leftOf(form, secret);
			// Characters at the ends of base64 that are partly of other bytes tell nothing.
			expect(clean.replace('•••', '').length).toBeLessThan('said:  end'.length + 18);
			for (const other of Object.values(writings)) expect(clean).not.toContain(other(secret));
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
