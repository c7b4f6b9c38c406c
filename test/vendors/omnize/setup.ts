import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../../nodes/engine/declare';
import { Omnize } from '../../../nodes/Omnize/Omnize.node';
import { omnizeHost } from '../../../nodes/Omnize/omnizeHost';
import type { NodeResult, NodeRun } from '../../harness/n8n';
import { startScriptedServer, type Script } from '../../harness/scriptedServer';
import { operationsOf } from '../../harness/vendor';
import { sandbox, useSandbox } from '../setup';

export const node = new Omnize();
export const credentialType = omnizeHost.credential;

/** Starts Omnize for the tests of a file. */
export const useOmnize = () =>
	useSandbox({
		omnize: {
			departmentData: 'list',
			lists: 'whole',
			pages: 'known',
			deletedAgents: 'listed',
			departmentMembers: 'replaced',
		},
	});

/** Runs operations of one generation. */
export function nodeOf(vendor: Vendor) {
	const operations = operationsOf(node, vendor.credential);
	const credential = (): ICredentialDataDecryptedObject => ({
		...sandbox.credentials[vendor.credential.name as 'omnizeApi' | 'omnizeZenviaApi'],
	});
	const run = async (
		operation: string,
		parameters: IDataObject,
		more: Partial<NodeRun> = {},
	): Promise<NodeResult> => await operations(credential()).run(operation, parameters, more);
	return {
		vendor,
		/** The credential for the sandbox. */
		credential,
		/** The node on the screen, with an operation chosen. */
		screen: (operation: string, parameters: IDataObject = {}) =>
			operations(credential()).screen(operation, parameters),
		/** Runs an operation at the sandbox. */
		run,
		/** Runs an operation against a server that answers as a test wants it. */
		async runAgainst(script: Script, operation: string, parameters: IDataObject) {
			const server = await startScriptedServer(script);
			try {
				const { baseUrl } = server;
				const scripted = { ...credential(), baseUrl, loginApiUrl: baseUrl };
				const result = await run(operation, parameters, { credential: scripted });
				return { ...result, received: server.received };
			} finally {
				await server.close();
			}
		},
	};
}

type Tested = ReturnType<typeof nodeOf>;

const before = nodeOf(omnizeHost);
export const { credential, screen, run, runAgainst } = before;

/** A password as it is sent. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const once = { requestSettings: { maxTries: 1 } };
export const something: unknown = expect.any(String);

/** A department that is there before a test; what was sent for it is forgotten. */
export async function createDepartment(tested = before): Promise<string> {
	const { json: created } = await tested.run('department: create', {
		accountId: '1',
		name: 'Support',
		additionalFields: { channels: ['video'] },
	});
	sandbox.requests.clear();
	return String(created[0]!.id);
}

/** Stands for the value in the parameters of `refusesBeforeSending`. */
export const given = '={{ $json.given }}';

/** The body of the last request. */
export const sentBody = () => sandbox.requests.last()!.body as IDataObject;

/** What an operation is given, must send (omnize.md#requests) and must give. */
export interface Example {
	operation: string;
	parameters: IDataObject;
	request: { method: string; path: string; query?: IDataObject; body?: IDataObject };
	output: IDataObject[];
	/** Set where the refusal is the login endpoint's (omnize.md#envelope-and-errors). */
	server?: 'omnizeLogin';
}

/** Tests what all operations of a resource have in common, each with its example. */
export function behavesAsDocumented(
	resource: string,
	examples: Example[],
	tested: Tested = before,
): void {
	const { run, credential } = tested;
	describe.each(examples)(
		'$operation',
		({ operation, parameters, request, output, server = 'omnize' }) => {
			beforeEach(async () => void (await createDepartment(tested)));

			it('sends the documented request, with the token only where it is documented', async () => {
				const { run: stored } = await run(operation, parameters);
				const { token } = credential();
				const sent = sandbox.requests.all().filter(({ method }) => method === request.method);
				expect(sent).toHaveLength(1);
				const { method, path, query, body, rawBody, headers } = sent[0]!;
				expect({ server: sent[0]!.server, method, path }).toEqual({
					server,
					method: request.method,
					path: request.path,
				});
				if (method === 'GET') {
					expect(query).toEqual({ ...request.query, token });
					expect(rawBody).toBe('');
				} else {
					expect(query).toEqual({});
					expect(body).toEqual({ ...request.body, token });
					expect(headers['content-type']).toMatch(/^application\/json/);
				}
				expect(JSON.stringify(headers)).not.toContain(token);
				expect(JSON.stringify(stored)).not.toContain(token);
				expect(JSON.stringify(stored.data.resultData)).not.toContain('correct horse');
				expect(sandbox.counts().omnize.passwordsInClear).toBe(0);
			});

			it('gives what was made of the answer', async () => {
				const raw = { ...parameters, simplify: false };
				const { json: out, items, error } = await run(operation, raw);
				expect(error).toBeUndefined();
				expect(out).toEqual(output);
				for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
			});

			it("is refused in Omnize's words", async () => {
				const { error, run: stored } = await run(operation, parameters, {
					credential: { ...credential(), token: 'not-the-token-6c1f' },
				});
				expect(error).toMatchObject({
					name: 'NodeApiError',
					message: 'Omnize refused: Invalid token',
					description: expect.stringContaining('partner token in the credential') as unknown,
				});
				expect(sandbox.requests.count()).toBe(1);
				expect(JSON.stringify(stored)).not.toContain('not-the-token-6c1f');
			});
		},
	);

	it('are all the operations that send something', () => {
		const { operations: all } = tested.vendor.resources.find(({ value }) => value === resource)!;
		const sending = all
			.filter(({ request }) => request)
			.map(({ value }) => `${resource}: ${value}`);
		expect(examples.map(({ operation }) => operation).sort()).toEqual(sending.sort());
	});
}

/** A value that is wrong is refused in these words; the parameters have `given` for it. */
export function refusesBeforeSending(
	cases: Array<[message: string, value: unknown, operation: string, parameters: IDataObject]>,
	{ run }: Tested = before,
): void {
	describe('a value that can be known to be wrong', () => {
		it.each(cases)(
			'is refused before anything is sent: %s',
			async (message, value, operation, parameters) => {
				const items = [{ given: value as IDataObject }];
				const { error, run: stored } = await run(operation, parameters, { items });
				expect(error).toMatchObject({ name: 'NodeOperationError', message });
				expect(JSON.stringify(stored.data.resultData)).not.toContain('plain words');
				expect(sandbox.requests.count()).toBe(0);
			},
		);
	});
}
