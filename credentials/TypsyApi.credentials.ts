import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
import { onlyToOwn } from '../nodes/engine/declare/ownAddresses';
import { nextTimestamp, sign } from '../nodes/Typsy/signature';

/** Authentication as Typsy documents it: every request is signed afresh, by three headers (typsy.md). */
export class TypsyApi implements ICredentialType {
	name = 'typsyApi';

	displayName = 'Typsy API';

	icon: Icon = {
		light: 'file:../nodes/Typsy/typsy.svg',
		dark: 'file:../nodes/Typsy/typsy.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#typsy';

	properties: INodeProperties[] = [
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			required: true,
			default: '',
			description: 'The public API key that Typsy gave you',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The private API key that Typsy gave you; it signs requests and is never sent',
		},
		...addressFields('Typsy', [
			{
				displayName: 'Base URL',
				name: 'baseUrl',
				default: 'https://api.typsy.com',
				description: 'The address of Typsy',
			},
		]),
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const publicKey = String(credential.publicKey);
		const timestamp = nextTimestamp();
		const sent = onlyToOwn({ fields: ['baseUrl'] }, credential, request);
		return {
			...sent,
			headers: {
				...sent.headers,
				'Typsy-Timestamp': timestamp,
				'Typsy-Public-Key': publicKey,
				'Typsy-Key': sign(publicKey, String(credential.privateKey), timestamp),
			},
		};
	}
}
