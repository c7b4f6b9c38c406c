import type { Existing } from '../../nodes/engine/declare/existing';
import type { Vendor } from '../../nodes/engine/declare';
import { json, startScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shop } from './shop';

/** The shop, whose thing that is there has something to be told of. */
const telling: Vendor = {
	...shop,
	resources: shop.resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) => ({
			...operation,
			...(operation.value === 'createNamed' && {
				existing: {
					...operation.existing,
					advice: (found: { closed?: boolean }) => (found.closed ? 'It is closed.' : undefined),
				} as Existing<unknown>,
			}),
		})),
	})),
};

describe('A thing that is there', () => {
	it.each([
		[true, 'Nothing was sent for this item. It is closed. To go on with'],
		[false, 'Nothing was sent for this item. To go on with'],
	])('is told of with what to know of it: %s', async (closed, words) => {
		const server = await startScriptedServer((_request, response) =>
			json(response, 200, [{ id: 1, name: 'a', closed }]),
		);
		const { error } = await runShop(server, 'createNamed', { names: ['a'], vendor: telling });
		await server.close();
		expect(error?.message).toBe('Thing a is there already');
		expect(error?.description).toContain(words);
		expect(server.received.map(({ method }) => method)).toEqual(['GET']);
	});
});
