import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { onlyToOwn } from '../nodes/engine/declare/ownAddresses';

/**
 * Authentication as Yay.com documents it: three headers (yay.md). `X-Auth-For`, with which a command
 * acts on behalf of a customer, is a matter of the request and not of the credential.
 */
export class YayApi implements ICredentialType {
	name = 'yayApi';

	displayName = 'Yay.com API';

	icon: Icon = { light: 'file:../nodes/Yay/yay.svg', dark: 'file:../nodes/Yay/yay.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#yaycom';

	properties: INodeProperties[] = [
		{
			displayName: 'Reseller',
			name: 'reseller',
			type: 'string',
			required: true,
			default: '',
			description: "Your reseller name, from the API page of Yay.com's dashboard",
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			required: true,
			default: '',
			description: "The name of your API user, from the API page of Yay.com's dashboard",
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The password of your API user. Yay.com also wants the IP address of this n8n to be whitelisted in its dashboard.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.yay.com',
			description: 'Where Yay.com is reached; change it only when Yay.com tells you to',
		},
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sent = onlyToOwn({ fields: ['baseUrl'] }, credential, request);
		return {
			...sent,
			headers: {
				...sent.headers,
				'X-Auth-Reseller': String(credential.reseller),
				'X-Auth-User': String(credential.user),
				'X-Auth-Password': String(credential.password),
			},
		};
	}
}
