import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
import { onlyToOwn, type OwnAddresses } from '../nodes/engine/declare/ownAddresses';
import { withPartnerToken } from '../nodes/Omnize/partnerToken';

/** Omnize's document prints http:// (omnize.md). */
const ownAddresses: OwnAddresses = { fields: ['baseUrl', 'loginApiUrl'], mayBePlain: true };

/** For the host of before, partner.omnize.com (omnize.md#generations). */
export class OmnizeApi implements ICredentialType {
	name = 'omnizeApi';

	displayName = 'Omnize API';

	icon: Icon = {
		light: 'file:../nodes/Omnize/omnize.svg',
		dark: 'file:../nodes/Omnize/omnize.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#omnize';

	properties: INodeProperties[] = [
		{
			displayName: 'Partner Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Your token, as the partner portal (partner.omnize.com) shows it. Who has no login yet asks suporte@omnize.com.',
		},
		...addressFields('Omnize', [
			{
				displayName: 'Base URL',
				name: 'baseUrl',
				default: 'https://partner.omnize.com',
				description:
					"The address of Omnize. If it begins with http://, as in Omnize's own document, anyone on the way can read your token and the people's data, and change what is sent: keep https:// wherever it answers.",
			},
			{
				displayName: 'Login API URL',
				name: 'loginApiUrl',
				default: 'https://ca1vsqktff.execute-api.us-east-1.amazonaws.com/prod/authentication',
				description:
					"The whole address at which login links are asked for; Omnize's is a server at Amazon",
			},
			{
				displayName: 'Login Page URL',
				name: 'loginPageUrl',
				default: 'https://login.omnize.com.br',
				description: 'The whole address of the page that a login link opens',
			},
		]),
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sent = onlyToOwn(ownAddresses, credential, request);
		return withPartnerToken(sent, String(credential.token));
	}
}
