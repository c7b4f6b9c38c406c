import type { IDataObject } from 'n8n-workflow';

import { WochitApi } from '../../../credentials/WochitApi.credentials';
import { Wochit } from '../../../nodes/Wochit/Wochit.node';
import { demoSecrets } from '../../../sandbox';
import { operationsOf, sent } from '../../harness/vendor';
import { sandbox } from '../setup';

const wochit = operationsOf(new Wochit(), new WochitApi());
type Node = ReturnType<typeof wochit>;

/** Runs an operation at the sandbox. */
export const run = async (...call: Parameters<Node['run']>) =>
	await wochit(sandbox.credentials.wochitApi).run(...call);

/** The node on the screen. */
export const screen = () => wochit(sandbox.credentials.wochitApi).screen();

/** What Wochit was sent. */
export const requests = () => sandbox.requests.all({ vendor: 'wochit' }).map(sent);

/** A customer as Wochit has it. */
export const customerOf = (partnerId: string) =>
	sandbox.state.wochit.customers.find((customer) => customer.partnerId === partnerId);

const common = {
	authorization: `Bearer ${demoSecrets.wochitApiKey}`,
	'content-type': 'application/json',
};

/** What signs a request at the one host, and at the other. */
export const studio = { ...common, 'channel-id': '4711' };
export const authentication = { ...common, 'client-id': '4711' };

/** Each operation sends what the document shows, and gives what comes of the answer. */
export function sendsAndGives(
	cases: Array<
		[
			operation: string,
			title: string,
			parameters: IDataObject,
			request: IDataObject,
			output: IDataObject,
		]
	>,
) {
	describe('Wochit is sent and gives what its document shows', () => {
		it.each(cases)('%s %s', async (operation, _with, parameters, request, output) => {
			const result = await run(operation, parameters);
			expect(result.error).toBeUndefined();
			expect(requests()).toEqual([{ query: {}, ...request }]);
			expect(result.json).toEqual([output]);
		});
	});
}

/** Each operation tells of a refusal, and asks once. */
export function saysWhatItRefuses(
	cases: Array<[operation: string, parameters: IDataObject, words: string]>,
) {
	describe('Wochit says what it refuses, with the ID that its support asks for', () => {
		it.each(cases)('%s %j', async (operation, parameters, words) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(`Wochit refused: ${words}`);
			expect(error?.description).toMatch(
				/ Wochit's support asks for the request ID: [0-9a-f-]{36}\.$/,
			);
			expect(error).toMatchObject({ httpCode: '400', context: { itemIndex: 0 } });
			expect(requests()).toHaveLength(1);
		});
	});
}

/** What a person left empty, by expression. */
export const nothing = '={{ "" }}';

/** What is known to be wrong is refused in these words, and nothing is sent. */
export function refusesToSend(
	cases: Array<[operation: string, parameters: IDataObject, message: string]>,
) {
	describe('Wochit is sent nothing that is known to be wrong', () => {
		it.each(cases)('%s %j', async (operation, parameters, message) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(message);
			expect(requests()).toEqual([]);
		});
	});
}
