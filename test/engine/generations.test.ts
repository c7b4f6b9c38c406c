import {
	displayParameterPath,
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { defineOperation, text, type Vendor } from '../../nodes/engine/declare';
import { nodeProperties } from '../../nodes/engine/screen/properties';
import { impatientClock } from '../../lab/node/impatientClock';
import { runNode } from '../harness/n8n';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { apiKey } from './run';
import { shop, shopApi, shopNode } from './shop';

const common = {
	value: 'paint',
	name: 'Paint',
	action: 'Paint a thing',
	description: 'Paint a thing',
	effect: 'set' as const,
	would: () => 'paint a thing',
};

/** What each generation has of its own, beside what both have. */
const generation = (
	credential: string,
	paint: Vendor['resources'][number]['operations'][number],
	authentication: Vendor['authentication'],
): Vendor => ({
	...shop,
	authentication,
	credential: { ...shopApi, name: credential },
	resources: shop.resources.map((one) => ({ ...one, operations: [...one.operations, paint] })),
});

const old = generation(
	'shopApi',
	defineOperation({
		...common,
		additionalFields: { color: text('Color') },
		request: ({ color }) => ({ method: 'PUT', path: '/old', body: { color } }),
	}),
	{ value: 'old', name: 'Old', description: 'As it was' },
);
const today: Vendor = {
	...generation(
		'newShopApi',
		defineOperation({
			...common,
			additionalFields: { colour: text('Colour') },
			request: ({ colour }) => ({ method: 'PUT', path: '/new', body: { colour } }),
		}),
		{ value: 'new', name: 'New', description: 'As it is' },
	),
	earlier: [old],
};

const description: INodeTypeDescription = {
	...shopNode(impatientClock(), today).description,
	version: [1, 2],
	defaultVersion: 2,
	credentials: [
		{ name: 'newShopApi', displayOptions: { show: { authentication: ['new'] } } },
		{ name: 'shopApi', displayOptions: { show: { authentication: ['old'] } } },
	],
};
const node = { ...shopNode(impatientClock(), today), description };

let server: ScriptedServer;
beforeEach(async () => {
	server = await startScriptedServer((_received, response) => json(response, 200, { id: 1 }));
});
afterEach(async () => await server.close());

const paint = async (typeVersion: number, credential: Vendor, parameters: object) =>
	await runNode({
		node,
		credentialType: credential.credential,
		credential: { apiKey, baseUrl: server.baseUrl },
		parameters: {
			authentication: undefined,
			resource: 'thing',
			operation: 'paint',
			...parameters,
		} as never,
		settings: { typeVersion },
	});

const pathsSent = () => server.received.map(({ url }) => url);

/** What a person sees of the node. */
function shown(typeVersion: number, values: Record<string, string>): INodeProperties[] {
	const onScreen = { typeVersion } as INode;
	return nodeProperties(today).filter((property) =>
		displayParameterPath({ ...values }, property, '', onScreen, description),
	);
}

describe('a vendor of two generations', () => {
	it('has a saved step go on as before, and a new one begin with the newest', () => {
		const presets = [1, 2].map((version) =>
			shown(version, {})
				.filter(({ name }) => name === 'authentication')
				.map((picker) => picker.default),
		);
		expect(presets).toEqual([['old'], ['new']]);
	});

	it('shows what the chosen generation has, once', () => {
		const fieldsOf = (authentication: string) =>
			shown(2, { authentication, resource: 'thing', operation: 'paint' }).map(
				({ name, options }) =>
					name === 'additionalFields' ? (options as INodeProperties[])[0]!.name : name,
			);
		const both = ['authentication', 'resource', 'operation', 'preview', 'requestSettings'];
		expect(fieldsOf('new').sort()).toEqual([...both, 'colour'].sort());
		expect(fieldsOf('old').sort()).toEqual([...both, 'color', 'lacksNotice'].sort());
	});

	it('sends what the step is set to, or was set to before there was a choice', async () => {
		await paint(1, old, {});
		await paint(2, today, {});
		await paint(2, old, { authentication: 'old' });
		await paint(1, today, { authentication: 'new' });
		expect(pathsSent()).toEqual(['/old', '/new', '/old', '/new']);
	});

	it('keeps what both have in common where only their pickers differ', async () => {
		const more = today.resources.map((one) => {
			const lists = one.operations.filter(({ value }) => value === 'getAll');
			const others = lists.map((list) => ({ ...list, value: 'getOthers' }));
			return { ...one, operations: [...one.operations, ...others] };
		});
		const properties = nodeProperties({ ...today, resources: more });
		const values = {
			authentication: 'old',
			resource: 'thing',
			operation: 'getAll',
			returnAll: false,
			limit: 3,
		};
		const node = { typeVersion: 2 } as INode;
		expect(
			NodeHelpers.getNodeParameters(properties, values, true, false, node, description),
		).toMatchObject(values);
	});

	it('says on the screen what the earlier one does not have', () => {
		const noticesOf = (authentication: string) =>
			shown(2, { authentication, resource: 'thing', operation: 'paint' })
				.filter(({ type }) => type === 'notice')
				.map(({ displayName }) => displayName);
		expect(noticesOf('old')).toEqual(['Colour is only there with the authentication New']);
		expect(noticesOf('new')).toEqual([]);
	});

	it('says of an operation that the chosen generation lacks so, and sends nothing', async () => {
		const { error } = await paint(2, today, { operation: 'burn' });
		expect(error?.message).toBe(
			'Shop has no operation "burn" for the resource "thing" with the authentication New',
		);
		expect(server.received).toEqual([]);
	});
});
