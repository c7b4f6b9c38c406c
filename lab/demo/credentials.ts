import type { SandboxCredentials } from '../../sandbox';
import type { CredentialToImport } from '../n8n/n8n';

/** How the workflows in `workflows/` refer to each credential. */
const references: Record<keyof SandboxCredentials, { id: string; name: string }> = {
	centrapayApi: { id: 'partnerCentrapay', name: 'Centrapay' },
	omnizeApi: { id: 'partnerOmnize', name: 'Omnize' },
	typsyApi: { id: 'partnerTypsy', name: 'Typsy' },
	wochitApi: { id: 'partnerWochit', name: 'Wochit' },
	yayApi: { id: 'partnerYay', name: 'Yay.com' },
};

/** What a node has under `credentials` to use one of them. */
export const credentialReference = (type: keyof SandboxCredentials) => ({
	[type]: references[type],
});

/** The header that the onboarding webhook asks for. */
export const webhookKey = { name: 'X-Api-Key', value: 'webhook-demo-3fGk8Qw1Zr' };

/** What the onboarding form asks for. */
export const formLogin = { user: 'demo', password: 'form-demo-8Lm2Vx5Tb' };

/** Everything that the workflows need to reach the sandbox and to be reached. */
export function credentialsFor(sandbox: SandboxCredentials): CredentialToImport[] {
	const types = Object.keys(references) as Array<keyof SandboxCredentials>;
	return [
		...types.map((type) => ({ ...references[type], type, data: { ...sandbox[type] } })),
		{
			id: 'onboardingWebhook',
			name: 'Onboarding webhook',
			type: 'httpHeaderAuth',
			data: webhookKey,
		},
		{ id: 'onboardingForm', name: 'Onboarding form', type: 'httpBasicAuth', data: formLogin },
	];
}
