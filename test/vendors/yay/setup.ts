import type { ServerResponse } from 'http';

import type { IDataObject } from 'n8n-workflow';

import { YayApi } from '../../../credentials/YayApi.credentials';
import { Yay } from '../../../nodes/Yay/Yay.node';
import { demoSecrets } from '../../../sandbox';
import type { FaultKind } from '../../../sandbox/faults';
import { json, startScriptedServer, type Script } from '../../harness/scriptedServer';
import { operationsOf, sent } from '../../harness/vendor';
import { sandbox, useSandbox } from '../setup';

const yay = operationsOf(new Yay(), new YayApi());
type Node = ReturnType<typeof yay>;

/** Starts Yay.com for the tests of a file; before each it has credit to give, and nothing happened. */
export const useYay = () =>
	useSandbox({
		yay: {
			balance: '1000000.000',
			ipWhitelisted: true,
			creditResetsCustomer: false,
			creditIgnored: false,
			balanceAlwaysOwn: false,
			balancesAs: 'text',
			asToday: false,
		},
	});

/** Runs an operation at the sandbox. */
export const run = async (...call: Parameters<Node['run']>) =>
	await yay(sandbox.credentials.yayApi).run(...call);

/** The node on the screen. */
export const screen = () => yay(sandbox.credentials.yayApi).screen('customer: allocateCredit');

/** What Yay.com was sent. */
export const requests = () => sandbox.requests.all({ vendor: 'yay' }).map(sent);

/** The requests that change something. */
export const changes = () => requests().filter(({ method }) => method !== 'GET');

/** A customer that is there from the start. */
export const demo = (name = 'demo_customer_1') =>
	sandbox.state.yay.customers.find((customer) => customer.name === name)!;

/** What the node asks and sends, in few words. */
export const steps = () =>
	requests().map(({ method, path, headers: { 'x-auth-for': on } }) => {
		if (method !== 'GET') return 'moves credit';
		if (path === '/account/reseller') return 'reads the customers';
		return on === undefined ? 'reads our balance' : "reads the customer's balance";
	});

/** Spoils the next request that moves credit. */
export const spoilNext = (kind: FaultKind) => sandbox.faults.next([kind], { methods: ['PUT'] });

/** What is chosen on the screen, in one of its modes. */
export const by = (mode: string, value: string) => ({ mode, value, __rl: true });

/** Runs an operation against a server that always answers the same. */
export async function runAgainst(script: Script, operation: string, parameters: IDataObject) {
	const server = await startScriptedServer(script);
	const credential = { ...sandbox.credentials.yayApi, baseUrl: server.baseUrl };
	const result = await run(operation, parameters, { credential });
	await server.close();
	return { ...result, received: server.received };
}

/** Answers in Yay.com's envelope: with data, and with a refusal. */
export const ok = (response: ServerResponse, result: unknown) =>
	json(response, 200, { result, status_code: 200, status_message: 'OK' });
export const no = (response: ServerResponse, status: number) =>
	json(response, status, { result: {}, status_code: status, status_message: 'No' });

/** What signs a request, and what comes with it where it has a body. */
export const headers = {
	'x-auth-reseller': 'demo_reseller',
	'x-auth-user': 'demo_api_user',
	'x-auth-password': demoSecrets.yayPassword,
};
export const withBody = { ...headers, 'content-type': 'application/json' };
export const storeId = '3951ec81-cca4-4c4a-8efb-4bce76e04032';
export const anyUuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

/** A customer for a store, as a person enters it. */
export const user = {
	contactFirstName: 'Geoff',
	contactLastName: 'Wilson',
	name: 'admin',
	password: 'a-store-password',
	email: 'customer@example.com',
};
export const address = {
	streetOne: 'Westbury House',
	city: 'Guildford',
	state: 'Surrey',
	zip: 'GU2 4AW',
	countryCode: 'GB',
};
export const storeParameters = {
	name: 'my_store_customer_1',
	contactName: 'Geoff Wilson',
	additionalFields: {
		storeFront: by('id', storeId),
		users: { user: [user] },
		addresses: { address: [address] },
	},
};

/** What is known to be wrong is refused in these words, and nothing is sent. */
export function refusesToSend(
	cases: Array<[operation: string, parameters: IDataObject, message: string]>,
) {
	describe('Yay.com is sent nothing that is known to be wrong', () => {
		it.each(cases)('%s %j', async (operation, parameters, message) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(message);
			expect(requests()).toEqual([]);
		});
	});
}
