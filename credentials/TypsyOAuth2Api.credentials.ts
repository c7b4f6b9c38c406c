import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';

import { addressFields } from '../nodes/engine/declare/addressFields';
import {
	onlyToOwn,
	withoutSlashesAtEnd,
	type OwnAddresses,
} from '../nodes/engine/declare/ownAddresses';

const ownAddresses: OwnAddresses = { fields: ['baseUrl'] };

/** How long an access token is waited for, in milliseconds. */
const patience = 30_000;

/** Where access tokens are handed out (typsy.md#access-token). */
const tokenAddress = ({ baseUrl }: ICredentialDataDecryptedObject): string =>
	new URL(`${withoutSlashesAtEnd(String(baseUrl).trim())}/connect/token`).href;

/** The request for an access token, with the keys in its form (typsy.md#access-token). */
const withKeys = (
	{ clientId, clientSecret }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions => ({
	...request,
	headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' },
	body: {
		grant_type: 'client_credentials',
		client_id: String(clientId),
		client_secret: String(clientSecret),
	},
});

/** Authentication as Typsy documents it now: an access token for a client's ID and secret (typsy.md). */
export class TypsyOAuth2Api implements ICredentialType {
	name = 'typsyOAuth2Api';

	displayName = 'Typsy OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/Typsy/typsy.svg',
		dark: 'file:../nodes/Typsy/typsy.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-partner-provisioning/n8n-nodes-partner-provisioning#typsy';

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'The Client ID that Typsy gave you',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The Client Secret that Typsy gave you. Typsy can not show it again: where it is lost, ask for a new one.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
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

	/** Gets an access token for n8n's HTTP Request node, which n8n keeps in the credential until it has ended. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const request = onlyToOwn(ownAddresses, credential, {
			method: 'POST',
			url: tokenAddress(credential),
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: patience,
		});
		let answer: IN8nHttpFullResponse;
		try {
			answer = (await this.helpers.httpRequest(
				withKeys(credential, request),
			)) as IN8nHttpFullResponse;
		} catch {
			// What is thrown holds the request, and with it the secret.
			throw new Error('Typsy could not be asked for an access token');
		}
		const { access_token: token } = (answer.body ?? {}) as IDataObject;
		if (typeof token === 'string' && token !== '') return { accessToken: token };
		throw new Error(
			`Typsy gave no access token (status ${answer.statusCode}). Check the Client ID and the Client Secret in the credential.`,
		);
	}

	/**
	 * Adds the access token. A request for one gets the keys in its place, and only where none is held: n8n's HTTP
	 * Request node always holds one, so nobody can have a token made there and read it.
	 */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sent = onlyToOwn(ownAddresses, credential, request);
		const token = String(credential.accessToken ?? '');
		if (token === '' && sent.url === tokenAddress(credential)) return withKeys(credential, sent);
		return { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${token}` } };
	}
}
