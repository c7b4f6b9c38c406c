import type { IDataObject } from 'n8n-workflow';

import { TypsyOAuth2Api } from '../../../../credentials/TypsyOAuth2Api.credentials';
import { demoSecrets } from '../../../../sandbox';
import { sendFromForeignNode } from '../../../harness/foreignNode';
import { json, startScriptedServer } from '../../../harness/scriptedServer';
import { sandbox } from '../../setup';
import { requests, tokenPath, useTypsyToday } from './setup';

useTypsyToday();

const credentialType = new TypsyOAuth2Api();

/** Sends a request with the credential as n8n's HTTP Request node does. */
async function send(path: string, changes: IDataObject = {}, method: 'GET' | 'POST' = 'GET') {
	const credential = { ...sandbox.credentials.typsyOAuth2Api, accessToken: '', ...changes };
	return await sendFromForeignNode(credentialType, credential, async (context) => {
		const { httpRequestWithAuthentication } = context.helpers;
		const options = { url: `${credential.baseUrl}${path}`, method };
		const { name } = credentialType;
		const answer: unknown = await httpRequestWithAuthentication.call(context, name, options);
		return { answer } as IDataObject;
	});
}

const askedForTokens = () =>
	sandbox.requests.all({ vendor: 'typsy' }).filter(({ path }) => path === tokenPath);

describe("Typsy's credential in n8n's HTTP Request node", () => {
	it('gets an access token and carries it', async () => {
		const { error } = await send('/v2/users?limit=25');
		expect(error).toBeUndefined();
		expect(askedForTokens()).toHaveLength(1);
		expect(requests()).toMatchObject([{ path: '/v2/users', query: { limit: '25' } }]);
	});

	it('gets another one where the one that n8n has kept has ended', async () => {
		const { error } = await send('/v2/authenticate', { accessToken: 'one-that-has-ended' });
		expect(error).toBeUndefined();
		expect(askedForTokens()).toHaveLength(1);
		expect(requests()).toHaveLength(2);
	});

	it('says so where it gets none, without the secret', async () => {
		const { error, run } = await send('/v2/authenticate', { clientSecret: 'secret-that-is-wrong' });
		expect(`${error?.message} ${error?.description ?? ''}`).toContain(
			'Typsy gave no access token (status 401)',
		);
		expect(JSON.stringify(run)).not.toContain('secret-that-is-wrong');
		expect(requests()).toEqual([]);
	});

	it('says so where nothing answers, without the secret', async () => {
		const baseUrl = 'http://127.0.0.1:9';
		const { error, run } = await send('/v2/authenticate', { baseUrl });
		expect(`${error?.message} ${error?.description ?? ''}`).toContain(
			'Typsy could not be asked for an access token',
		);
		expect(JSON.stringify(run)).not.toContain(demoSecrets.typsyClientSecret);
	});

	it('gives nobody an access token to read', async () => {
		const { error } = await send(tokenPath, {}, 'POST');
		expect(error).toBeDefined();
		const [own, theirs] = askedForTokens();
		expect(own!.status).toBe(200);
		expect(theirs!.status).toBe(400);
		expect(theirs!.rawBody).not.toContain(demoSecrets.typsyClientSecret);
	});

	it('goes with its keys nowhere but to its own address', async () => {
		const elsewhere = await startScriptedServer((_request, response) => json(response, 200, {}));
		const redirecting = await startScriptedServer((_request, response) => {
			response.writeHead(307, { location: `${elsewhere.baseUrl}${tokenPath}` }).end();
		});
		await send('/v2/authenticate', { baseUrl: redirecting.baseUrl });
		await elsewhere.close();
		await redirecting.close();
		expect(redirecting.received.map(({ url }) => url)).toEqual([tokenPath]);
		expect(elsewhere.received).toEqual([]);
		await expect(
			credentialType.authenticate(
				{ ...sandbox.credentials.typsyOAuth2Api, accessToken: 'a' },
				{ url: `${elsewhere.baseUrl}${tokenPath}` },
			),
		).rejects.toThrow(/only for the addresses in it/);
	});

	it('sends nothing unencrypted', async () => {
		const { error } = await send('/v2/authenticate', { baseUrl: 'http://typsy.example' });
		expect(`${error?.message} ${error?.description ?? ''}`).toContain('begins with http://');
	});
});
