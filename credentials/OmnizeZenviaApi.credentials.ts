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

const ownAddresses: OwnAddresses = { fields: ['baseUrl', 'loginApiUrl'] };

/** For the host of today, zchat.zenvia.io (omnize.md#generations). */
export class OmnizeZenviaApi implements ICredentialType {
	name = 'omnizeZenviaApi';

	displayName = 'Omnize (Zenvia) API';

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
				'Your token as a partner, which Zenvia gave you. It is not the token of one account, which its settings show.',
		},
		...addressFields('Omnize', [
			{
				displayName: 'Base URL',
				name: 'baseUrl',
				default: 'https://zchat.zenvia.io',
				description: 'The address of Omnize',
			},
			{
				displayName: 'Login API URL',
				name: 'loginApiUrl',
				default: 'https://services.omnize.com.br/authentication/login',
				description:
					'The whole address at which login links are asked for. It is the last one that was documented for a partner token, in 2019.',
			},
			{
				displayName: 'Login Page URL',
				name: 'loginPageUrl',
				default: 'https://my.omnize.com.br',
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
