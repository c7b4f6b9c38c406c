import type { IDataObject } from 'n8n-workflow';

import { OmnizeZenviaApi } from '../../../credentials/OmnizeZenviaApi.credentials';
import { omnize } from '../../../nodes/Omnize/omnize';
import { testCredential } from '../../harness/n8n';
import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import { behavesAsDocumented, nodeOf, something, useOmnize } from './setup';

useOmnize();

const tested = nodeOf(omnize);
const { run, runAgainst, screen } = tested;

behavesAsDocumented(
	'loginUrl',
	[
		{
			operation: 'loginUrl: create',
			parameters: { email: 'user@example.org' },
			request: {
				method: 'POST',
				path: '/authentication/login',
				body: { username: 'user@example.org' },
			},
			output: [
				{
					token: something,
					url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\?token=[\w.-]+$/) as unknown,
				} as IDataObject,
			],
			server: 'omnizeLogin',
		},
	],
	tested,
);

describe("today's login URL", () => {
	it.each([[200], ['200'], [undefined]])('comes with the status %j', async (status) => {
		const { json: out } = await runAgainst(
			(_received, response) => json(response, 200, { status, token: 'abc' }),
			'loginUrl: create',
			{ email: 'user@example.org' },
		);
		expect(out).toMatchObject([{ token: 'abc' }]);
	});

	it('is refused to who is not there', async () => {
		const { error } = await run('loginUrl: create', { email: 'nobody@example.org' });
		expect(error!.message).toBe('Omnize refused: User not found');
	});
});

describe("today's widget", () => {
	it('is that of before, without a request and without a credential', async () => {
		const { json: out } = await run('widget: getCode', { accountId: '4931' }, { credential: {} });
		expect(out).toMatchObject([
			{ accountId: 4931, code: expect.stringContaining('wOmz.init({id:4931});') as unknown },
		]);
	});
});

describe("today's Test button", () => {
	const press = async (changes: IDataObject = {}) =>
		await testCredential(screen('account: create'), changes as never);

	it('asks for one account, and passes with the right token', async () => {
		expect(await press()).toEqual({ status: 'OK', message: 'Connected to Omnize' });
		expect(sandbox.requests.all()).toMatchObject([
			{ method: 'GET', path: '/partner/api/accounts', query: { limit: '1' } },
		]);
	});

	it('says that the token is wrong', async () => {
		expect(await press({ token: 'wrong' })).toEqual({
			status: 'Error',
			message:
				'Omnize does not accept this partner token. Enter it again as Zenvia gave it to you.',
		});
	});

	it('sends no token to an address that anybody can read along', async () => {
		const { status, message } = await press({ baseUrl: 'http://zchat.example' });
		expect(status).toBe('Error');
		expect(message).toContain('make it https://');
	});
});

describe("today's authentication", () => {
	const credential = { token: 'hj4h2k3h4k23', baseUrl: 'https://zchat.zenvia.io' };
	const url = 'https://zchat.zenvia.io/partner/api/agents';

	it('puts the token where the documents have it', async () => {
		const api = new OmnizeZenviaApi();
		const read = await api.authenticate(credential, {
			url,
			method: 'GET',
			qs: { account_id: '1' },
		});
		expect(read.qs).toEqual({ account_id: '1', token: 'hj4h2k3h4k23' });
		expect(read.body).toBeUndefined();
		for (const method of ['POST', 'PUT', 'DELETE'] as const) {
			const changed = await api.authenticate(credential, { url, method, body: { agent: {} } });
			expect(changed.body).toEqual({ agent: {}, token: 'hj4h2k3h4k23' });
			expect(changed.qs).toBeUndefined();
		}
	});
});

describe('a node that was saved before there was a choice', () => {
	it('goes on at the host of before', async () => {
		const { description } = screen('').node;
		const [before, now] = description.properties.filter(({ name }) => name === 'authentication');
		expect([before, now]).toMatchObject([
			{ default: 'omnize', displayOptions: { show: { '@version': [1] } } },
			{ default: 'zenvia', displayOptions: { show: { '@version': [2] } } },
		]);
	});
});
