import { registry } from '../../nodes/vendors';
import type { SandboxCredentials } from '../../sandbox';
import type { CredentialToImport } from '../n8n/n8n';

/** How the workflows in `workflows/` refer to a credential type. */
function referenceTo(type: keyof SandboxCredentials): { id: string; name: string } {
	const { vendor, node } = registry.find((one) => one.vendor.credential.name === type)!;
	return { id: `partner${node.name}`, name: vendor.name };
}

/** What a node has under `credentials` to use one of them. */
export const credentialReference = (type: keyof SandboxCredentials) => ({
	[type]: referenceTo(type),
});

/** The header that the onboarding webhook asks for. */
export const webhookKey = { name: 'X-Api-Key', value: 'webhook-demo-3fGk8Qw1Zr' };

/** What the onboarding form asks for. */
export const formLogin = { user: 'demo', password: 'form-demo-8Lm2Vx5Tb' };

/** Everything that the workflows need to reach the sandbox and to be reached. */
export function credentialsFor(sandbox: SandboxCredentials): CredentialToImport[] {
	const types = Object.keys(sandbox) as Array<keyof SandboxCredentials>;
	return [
		...types.map((type) => ({ ...referenceTo(type), type, data: { ...sandbox[type] } })),
		{
			id: 'onboardingWebhook',
			name: 'Onboarding webhook',
			type: 'httpHeaderAuth',
			data: webhookKey,
		},
		{ id: 'onboardingForm', name: 'Onboarding form', type: 'httpBasicAuth', data: formLogin },
	];
}
