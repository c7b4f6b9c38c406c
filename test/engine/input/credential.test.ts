import { withoutKeptToken } from '../../../nodes/engine/input/credential';
import type { Vendor } from '../../../nodes/engine/declare';
import { impatientClock } from '../../../lab/node/impatientClock';
import { json, startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';
import { apiKey, runShop } from '../run';

describe('A credential', () => {
	let server: ScriptedServer;

	beforeAll(async () => {
		server = await startScriptedServer((_request, response) => json(response, 200, { id: 1 }));
	});
	afterAll(async () => await server.close());

	it('has one limit on requests, whether its addresses are shown on its screen or not', async () => {
		const clock = impatientClock();
		const parameters = { requestSettings: { requestsPerMinute: 1 } };
		const inMinute = async (changes: object) => {
			const credential = { apiKey, baseUrl: server.baseUrl, ...changes };
			const before = clock.elapsed();
			const run = { credential, names: ['a'], parameters, clock };
			expect((await runShop(server, 'create', run)).error).toBeUndefined();
			return clock.elapsed() - before < 30_000;
		};

		expect(await inMinute({})).toBe(true);
		expect(await inMinute({ showAddresses: true, baseUrlNotice: '' })).toBe(false);
		expect(await inMinute({ apiKey: 'another' })).toBe(true);
	});

	it('stays the same when n8n keeps another access token in it', () => {
		const given = { apiKey, token: 'kept by n8n' };
		const token = { field: 'token' } as Vendor['token'];
		expect(withoutKeptToken({ token }, given)).toEqual({ apiKey });
		expect(withoutKeptToken({}, given)).toEqual(given);
		expect(given.token).toBe('kept by n8n');
	});
});
