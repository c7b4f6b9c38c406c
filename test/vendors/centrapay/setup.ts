import type { IDataObject } from 'n8n-workflow';

import { CentrapayApi } from '../../../credentials/CentrapayApi.credentials';
import { Centrapay } from '../../../nodes/Centrapay/Centrapay.node';
import { demoSecrets } from '../../../sandbox';
import { operationsOf, sent } from '../../harness/vendor';
import { sandbox, useSandbox } from '../setup';

export const accountId = 'Jaim1Cu1Q55uooxSens6yk';
export const userId = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
export const key = demoSecrets.centrapayApiKey;
export const account = { mode: 'id', value: accountId, __rl: true };
export const unknown = { mode: 'id', value: 'NoSuchAccount', __rl: true };

/** The node's own limit is for the whole process, which all tests share. */
const unlimited = { requestSettings: { requestsPerMinute: 0 } };

const centrapay = operationsOf(new Centrapay(), new CentrapayApi());
type Node = ReturnType<typeof centrapay>;

/** Starts Centrapay for the tests of a file; it limits nothing, and gives lists whole. */
export const useCentrapay = () => useSandbox({ centrapay: { requestsPerMinute: 0, pageSize: 0 } });

/** Runs an operation at the sandbox. */
export const run = async (...[operation, parameters, more]: Parameters<Node['run']>) =>
	await centrapay(sandbox.credentials.centrapayApi).run(
		operation,
		{ ...unlimited, ...parameters },
		more,
	);

/** The node on the screen. */
export const screen = (...chosen: Parameters<Node['screen']>) =>
	centrapay(sandbox.credentials.centrapayApi).screen(...chosen);

/** What Centrapay was sent. */
export const requests = () => sandbox.requests.all({ vendor: 'centrapay' }).map(sent);

/** What signs a request, and what comes with it where it has a body. */
export const headers = { 'x-api-key': key };
export const withBody = { ...headers, 'content-type': 'application/json' };

/** What Centrapay adds to what it made. */
export const stamps = {
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	createdAt: expect.any(String) as string,
	modifiedAt: expect.any(String) as string,
	modifiedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
};

/** What an ID that is wrong is answered with. */
export const wrongAccount = {
	message: 'Centrapay refused: Forbidden',
	description:
		'Centrapay says this of what is missing, too: check that every ID is right and that the API key may do this.',
	httpCode: '403',
};

/** A step that was made since an organization needs a region. */
export const today = { settings: { typeVersion: 2 } };

/** A thing by its ID. */
export const byId = (value: string) => ({ mode: 'id', value, __rl: true });

/** Asks Centrapay by other hands than n8n's, and gives what it answers. */
export async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
	const answer = await fetch(sandbox.urls.centrapay + path, {
		method,
		headers: body ? withBody : headers,
		body: body && JSON.stringify(body),
	});
	return (await answer.json()) as Answer;
}

/** Each operation sends what the document shows, and gives what comes of the answer. */
export function sendsAndGives(
	cases: Array<
		[operation: string, parameters: IDataObject, request: IDataObject, output: IDataObject[]]
	>,
) {
	describe('Centrapay sends and gives what its document shows', () => {
		it.each(cases)('%s', async (operation, parameters, request, output) => {
			const result = await run(operation, parameters);
			expect(result.error).toBeUndefined();
			const same = requests().filter(({ method }) => method === request.method);
			expect(same).toEqual([{ query: {}, ...request }]);
			expect(result.json).toEqual(output);
		});
	});
}

/** Each operation tells of a refusal, and asks for it once. */
export function saysWhatItRefuses(
	cases: Array<[operation: string, parameters: IDataObject, problem: object]>,
) {
	describe('Centrapay says what it refuses', () => {
		it.each(cases)('%s', async (operation, parameters, problem) => {
			const { error } = await run(operation, parameters);
			expect(error).toMatchObject(problem);
			const changes = requests().filter(({ method }) => method !== 'GET');
			expect(changes.length > 0 ? changes : requests()).toHaveLength(1);
		});
	});
}

/** What is known to be wrong is refused in these words, and nothing is sent. */
export function refusesToSend(
	cases: Array<[operation: string, parameters: IDataObject, message: string]>,
) {
	describe('Centrapay is sent nothing that is known to be wrong', () => {
		it.each(cases)('%s %j', async (operation, parameters, message) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(message);
			expect(requests()).toEqual([]);
		});
	});
}
