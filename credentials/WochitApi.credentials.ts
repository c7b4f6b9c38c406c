import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The HTTP Request node hands over its address as `uri`, the helpers of nodes as `url`. */
type AnyRequest = IHttpRequestOptions & { uri?: string };

function originOf(address: unknown, base?: string): string | undefined {
	try {
		return new URL(String(address).trim(), base).origin;
	} catch {
		return undefined;
	}
}

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
		{
			displayName: 'Studio URL',
			name: 'studioUrl',
			type: 'string',
			required: true,
			default: 'https://studio-api.wochit.com',
			description:
				'Where channels and customers are reached; change it only when Wochit tells you to',
		},
		{
			displayName: 'Authentication URL',
			name: 'authenticationUrl',
			type: 'string',
			required: true,
			default: 'https://authentication.wochit.com',
			description: 'Where user tokens are made; change it only when Wochit tells you to',
		},
	];

	/**
	 * Which header carries the channel ID depends on the host, so a request to any other host can't be
	 * right: it is refused rather than given the key, in the HTTP Request node too.
	 */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { url, uri, baseURL } = request as AnyRequest;
		const origin = originOf(url ?? uri, baseURL);
		const header = new Map([
			[originOf(credential.authenticationUrl), 'client-id'],
			[originOf(credential.studioUrl), 'channel-id'],
		]).get(origin);
		if (origin === undefined || header === undefined) {
			throw new Error(
				'This credential is only for the Studio URL and the Authentication URL in it: the request goes to another address, so the API key was not sent',
			);
		}
		const hasContentType = Object.keys(request.headers ?? {}).some(
			(name) => name.toLowerCase() === 'content-type',
		);
		return {
			...request,
			headers: {
				...(hasContentType ? {} : { 'Content-Type': 'application/json' }),
				...request.headers,
				Authorization: `Bearer ${String(credential.apiKey)}`,
				[header]: String(credential.channelId),
			},
		};
	}
}
