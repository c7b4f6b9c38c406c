import fc from 'fast-check';

import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';

let server: ScriptedServer;
beforeEach(async () => {
	server = await startScriptedServer(({ body }, response) =>
		json(response, 200, { id: 1, ...(JSON.parse(body) as object) }),
	);
});
afterEach(async () => await server.close());

/** The same value by an expression that n8n has to evaluate. */
const forN8n = (reference: string) => reference.replace('}}', ' /* n8n */ }}');

describe('a value read without the expression engine', () => {
	it.each([
		'={{ $json.name }}',
		'={{ $json["name"] }}',
		'={{ $json.nested.name }}',
		'={{ $json.no }}',
	])('of %s is the one that n8n reads', async (reference) => {
		const texts = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), 20);
		const items = texts.flatMap((name) => [{ name, nested: { name } }, { nested: {} }]);
		const run = async (name: string) => {
			const { json: out } = await runShop(server, 'create', {
				items,
				parameters: { name },
				settings: { onError: 'continueRegularOutput' },
			});
			return out;
		};
		expect(await run(reference)).toEqual(await run(forN8n(reference)));
	});
});
