import type { Answer, Unwrapped } from './answer';
import { defineOperation } from './defineOperation';
import type { Resource } from './operation';
import type { Vendor } from './vendor';

type Checked = Pick<Vendor, 'unwrap' | 'credentialCheck'>;

/** What an answer to the check says of the credential, with the better explanation where there is one. */
export const saidOfCredential =
	({ unwrap, credentialCheck }: Checked) =>
	(answer: Answer): Unwrapped => {
		const inside = (credentialCheck.unwrap ?? unwrap)(answer);
		if (!('refusal' in inside)) return inside;
		const explanation = credentialCheck.explain?.(answer, inside);
		return { ...inside, refusal: { ...inside.refusal, explanation } };
	};

/** The resource with which a workflow tests the credential, as n8n's Test button does. */
export const testableCredential = (checked: Checked & Pick<Vendor, 'name'>): Resource => ({
	value: 'credential',
	name: 'Credential',
	operations: [
		defineOperation({
			value: 'test',
			name: 'Test',
			action: 'Test the credential',
			description: `Check that ${checked.name} accepts the credential`,
			effect: 'read',
			request: (_input, credential) => checked.credentialCheck.request(credential),
			unwrap: saidOfCredential(checked),
			output: () => ({ success: true }),
		}),
	],
});
