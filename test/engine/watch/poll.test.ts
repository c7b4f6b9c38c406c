import { NodeConnectionTypes, type INodeType, type IPollFunctions } from 'n8n-workflow';

import type { Trigger } from '../../../nodes/engine/declare';
import { triggerProperties } from '../../../nodes/engine/screen/triggerProperties';
import { poll } from '../../../nodes/engine/watch/poll';
import { PublishedTrigger } from '../../harness/pollHarness';
import { json, startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';
import { apiKey } from '../run';
import { shop, shopApi } from '../shop';

const operation = shop.resources[0]!.operations.find(({ value }) => value === 'getAll')!;

/** Tells of things that were closed, of nothing else that happens to them. */
const closing: Trigger = {
	vendor: shop,
	events: [
		{
			value: 'closed',
			name: 'Closed',
			description: 'When a thing was closed',
			list: {
				noun: 'things',
				operation: { ...operation, simplified: undefined },
				identity: ({ id }) => id,
				age: ({ id }) => Number(id),
				changes: ({ closed }) => closed,
			},
			on: ['changed'],
			only: ({ closed }) => closed === true,
		},
	],
};

const node: INodeType = {
	description: {
		displayName: 'Shop Trigger',
		name: 'shopTrigger',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopApi', required: true }],
		properties: triggerProperties(closing),
	},
	async poll(this: IPollFunctions) {
		return await poll(this, closing);
	},
};

describe('An event that depends on what something has become', () => {
	let server: ScriptedServer;
	let list: Array<{ id: number; closed: boolean }>;
	beforeAll(async () => {
		server = await startScriptedServer((_request, response) => json(response, 200, list));
	});
	afterAll(async () => await server.close());

	const trigger = () =>
		new PublishedTrigger(node, shopApi, { apiKey, baseUrl: server.baseUrl }, { event: 'closed' });
	const things = (...closed: boolean[]) => closed.map((one, id) => ({ id, closed: one }));

	it('is told once, when that happens to something that was seen before', async () => {
		const closed = trigger();
		list = things(false, true);
		expect(await closed.start()).toBeNull();
		list = things(true, true, true);
		expect(await closed.poll()).toEqual([{ id: 0, closed: true }]);
		expect(await closed.poll()).toBeNull();
		list = things(false, true, true);
		expect(await closed.poll()).toBeNull();
		list = things(true, true, true);
		expect(await closed.poll()).toEqual([{ id: 0, closed: true }]);
	});

	it('has for its sample something to which it has happened, where there is such a thing', async () => {
		list = things(true, false);
		expect(await trigger().test()).toEqual([{ id: 0, closed: true }]);
		list = things(false, false);
		expect(await trigger().test()).toEqual([{ id: 1, closed: false }]);
	});
});
