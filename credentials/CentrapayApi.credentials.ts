import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
import { onlyToOwn } from '../nodes/engine/declare/ownAddresses';

/** Authentication as Centrapay documents it: the API key in the header `x-api-key` (centrapay.md). */
export class CentrapayApi implements ICredentialType {
	name = 'centrapayApi';

	displayName = 'Centrapay API';

	icon: Icon = {
		light: 'file:../nodes/Centrapay/centrapay.svg',
		dark: 'file:../nodes/Centrapay/centrapay.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#centrapay';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'An API key of your account, with the role Account Owner',
		},
		...addressFields('Centrapay', [
			{
				displayName: 'Base URL',
				name: 'baseUrl',
				default: 'https://service.centrapay.com',
				description: 'The address of Centrapay',
			},
			{
				displayName: 'Authentication URL',
				name: 'authenticationUrl',
				default: 'https://auth.centrapay.com',
				description: 'Where Centrapay publishes the keys that it signs its calls with',
			},
		]),
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sent = onlyToOwn({ fields: ['baseUrl'] }, credential, request);
		return { ...sent, headers: { ...sent.headers, 'x-api-key': String(credential.apiKey) } };
	}
}
