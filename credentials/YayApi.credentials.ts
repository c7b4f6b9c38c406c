import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
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
			displayName:
				"Yay.com answers only those whose IP address is on its whitelist: enter that of this n8n in Yay.com's dashboard.",
			name: 'whitelistNotice',
			type: 'notice',
			default: '',
		},
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
			description: 'The password of your API user',
		},
		...addressFields('Yay.com', [
			{
				displayName: 'Base URL',
				name: 'baseUrl',
				default: 'https://api.yay.com',
				description:
					'The address of Yay.com; resellers of another brand of it have one of their own',
			},
		]),
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
