import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
import { onlyToOwn, originOf } from '../nodes/engine/declare/ownAddresses';

/** The address in each field, and the header in which it takes the channel ID. */
const channelHeaders = { studioUrl: 'channel-id', authenticationUrl: 'client-id' };

/**
 * Authentication as Wochit documents it (wochit.md): the API key as a bearer token, with the channel ID
 * in `channel-id` for the studio host and in `client-id` for the authentication host, and a JSON
 * `Content-Type` on every call.
 */
export class WochitApi implements ICredentialType {
	name = 'wochitApi';

	displayName = 'Wochit API';

	icon: Icon = {
		light: 'file:../nodes/Wochit/wochit.svg',
		dark: 'file:../nodes/Wochit/wochit.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#wochit';

	properties: INodeProperties[] = [
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 4711',
			description: 'The ID of your channel, from the integration setup at admin.wochit.com',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The secret key of your channel, from the integration setup at admin.wochit.com',
		},
		...addressFields('Wochit', [
			{
				displayName: 'Studio URL',
				name: 'studioUrl',
				default: 'https://studio-api.wochit.com',
				description: 'The address at which customers are created and changed',
			},
			{
				displayName: 'Authentication URL',
				name: 'authenticationUrl',
				default: 'https://authentication.wochit.com',
				description: 'The address at which the tokens of users are created',
			},
		]),
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sent = onlyToOwn({ fields: Object.keys(channelHeaders) }, credential, request);
		const atTarget = Object.entries(channelHeaders).filter(
			([field]) => originOf(credential[field]) === originOf(sent.url),
		);
		const hasContentType = Object.keys(sent.headers ?? {}).some(
			(name) => name.toLowerCase() === 'content-type',
		);
		return {
			...sent,
			headers: {
				...(hasContentType ? {} : { 'Content-Type': 'application/json' }),
				...sent.headers,
				Authorization: `Bearer ${String(credential.apiKey)}`,
				...Object.fromEntries(atTarget.map(([, header]) => [header, String(credential.channelId)])),
			},
		};
	}
}
