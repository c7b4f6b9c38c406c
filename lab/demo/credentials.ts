import { vendors } from '../../nodes/vendors';
import type { SandboxCredentials } from '../../sandbox';
import type { CredentialToImport } from '../n8n/n8n';
import { makeSecret } from '../n8n/secret';

/** How the workflows in `workflows/` refer to a credential type. */
function referenceTo(type: keyof SandboxCredentials): { id: string; name: string } {
	const { credential } = vendors.find((one) => one.credential.name === type)!;
	const id = type.replace(/Api$/, '').replace(/^./, (first) => first.toUpperCase());
	return { id: `partner${id}`, name: credential.displayName.replace(/ API$/, '') };
}

/** What a node has under `credentials` to use one of them. */
export const credentialReference = (type: keyof SandboxCredentials) => ({
	[type]: referenceTo(type),
});

/** The header that the onboarding webhook asks for, its value another one in each process. */
export const webhookKey = { name: 'X-Api-Key', value: makeSecret() };

/** What the onboarding form asks for, its password another one in each process. */
export const formLogin = { user: 'demo', password: makeSecret() };

/** Everything that the workflows need to reach the sandbox and to be reached. */
export function credentialsFor(sandbox: SandboxCredentials): CredentialToImport[] {
	const types = Object.keys(sandbox) as Array<keyof SandboxCredentials>;
	return [
		// People see that these don't go to the partners.
		...types.map((type) => {
			const data = { ...sandbox[type], showAddresses: true };
			return { ...referenceTo(type), type, data };
		}),
		{
			id: 'onboardingWebhook',
			name: 'Onboarding webhook',
			type: 'httpHeaderAuth',
			data: webhookKey,
		},
		{ id: 'onboardingForm', name: 'Onboarding form', type: 'httpBasicAuth', data: formLogin },
	];
}
