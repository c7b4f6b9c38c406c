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
const channelHeaders = {
	studioUrl: 'channel-id',
	authenticationUrl: 'client-id',
	apiUrl: 'client-id',
};
type AddressField = keyof typeof channelHeaders;

/** The API key as each address takes it. The third gets it only from a request that has no user's token. */
function keyHeaders(apiKey: unknown, addresses: AddressField[], hasOwn: boolean) {
	const isForUsers = addresses.includes('apiUrl');
	if (isForUsers && hasOwn) return {};
	const isOnlyForUsers = isForUsers && addresses.length === 1;
	return {
		...(isForUsers && { 'secret-key': String(apiKey) }),
		...(!isOnlyForUsers && { Authorization: `Bearer ${String(apiKey)}` }),
	};
}

/**
 * Authentication as Wochit documents it (wochit.md#hosts-and-authentication): the API key as a bearer token, with
 * the channel ID in `channel-id` for the studio host and in `client-id` for the authentication host, and a JSON
 * `Content-Type` on every call. The third host has the channel ID in `client-id` too, and beside it the token of a
 * user, which the request has to bring along, else the API key in `secret-key`.
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
			{
				displayName: 'API URL',
				name: 'apiUrl',
				default: 'https://api.wochit.com',
				description: 'The address at which the videos and drafts of users are',
			},
		]),
	];

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const fields = Object.keys(channelHeaders) as AddressField[];
		const sent = onlyToOwn({ fields }, credential, request);
		const atTarget = fields.filter((field) => originOf(credential[field]) === originOf(sent.url));
		const given = Object.keys(sent.headers ?? {}).map((name) => name.toLowerCase());
		const channel = String(credential.channelId);
		return {
			...sent,
			headers: {
				...(given.includes('content-type') ? {} : { 'Content-Type': 'application/json' }),
				...sent.headers,
				...keyHeaders(credential.apiKey, atTarget, given.includes('authorization')),
				...Object.fromEntries(atTarget.map((field) => [channelHeaders[field], channel])),
			},
		};
	}
}
