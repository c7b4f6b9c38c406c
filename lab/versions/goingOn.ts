import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import packageJson from '../../package.json';
import { credentialReference } from '../demo/credentials';
import type { DemoEnvironment } from '../demo/environment';
import { executionOf } from '../n8n/byHand';
import { outputOf } from '../n8n/n8n';

const path = 'going-on';
const customers = ['a', 'b', 'c'].map((reference) => ({
	reference,
	contact: reference === 'b' ? '' : 'Ada',
}));

/** A creation that one of the items has not enough for. */
const creation = (name: string, onError: string) => ({
	name,
	type: `${packageJson.name}.yay`,
	typeVersion: 1,
	onError,
	credentials: credentialReference('yayApi'),
	parameters: {
		resource: 'customer',
		operation: 'create',
		contactName: '={{ $json.contact }}',
		name: `={{ $json.reference }} ${onError}`,
	},
});

/** A step that looks at its item, and back at an earlier step, as people do. */
const lookingBack = (name: string) => ({
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		mode: 'raw',
		jsonOutput:
			'={{ ({ own: $json.reference, before: $("Customers").item.json.reference, error: $json.error }) }}',
		options: {},
	},
});

const nodes = [
	{
		name: 'Call',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: path,
		parameters: { path, options: {} },
	},
	{
		name: 'List',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ customers }), options: {} },
	},
	{
		name: 'Customers',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'customers', options: {} },
	},
	creation('Continue', 'continueRegularOutput'),
	creation('Error output', 'continueErrorOutput'),
	...['After continue', 'After success', 'After error'].map(lookingBack),
];

const to = (...names: string[]) => names.map((node) => ({ node, type: 'main', index: 0 }));

const workflow: IDataObject = {
	name: path,
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: nodes.map((node, place) => ({
		id: `${path}-${place}`,
		position: [place * 200, 0],
		...node,
	})),
	connections: {
		Call: { main: [to('List')] },
		List: { main: [to('Customers')] },
		Customers: { main: [to('Continue', 'Error output')] },
		Continue: { main: [to('After continue')] },
		'Error output': { main: [to('After success'), to('After error')] },
	},
};

const [done, alsoDone] = [{ before: 'a' }, { before: 'c' }];
const notDone = { own: 'b', before: 'b', error: 'Contact Name is required [item 2]' };
const expected: Record<string, IDataObject[]> = {
	'After continue': [done, notDone, alsoDone],
	'After success': [done, alsoDone],
	'After error': [notDone],
};

/**
 * Lets one of three items fail where the workflow goes on, on either of the ways that n8n has for it.
 *
 * @returns what went wrong, in words: items on the wrong way, without their own data, or without the item that
 * they came from
 */
export async function itemsGoneAstray({ n8n, rest }: DemoEnvironment): Promise<string[]> {
	const { id } = await rest.request<{ id: string }>('POST', '/rest/workflows', workflow);
	await rest.publish(id);
	const execution = await executionOf(n8n, id, async () => {
		await fetch(`${n8n.url}/webhook/${path}`);
	});
	return Object.entries(expected).flatMap(([name, items]) => {
		const found = outputOf(execution, name);
		return isDeepStrictEqual(found, items) ? [] : [`${name}: ${JSON.stringify(found)}`];
	});
}
