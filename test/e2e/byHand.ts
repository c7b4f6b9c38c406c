import type { IDataObject } from 'n8n-workflow';

import type { WorkflowToImport } from '../../lab/n8n/n8n';

/** A workflow that somebody starts by hand: its items go into each of the nodes. */
export function byHand(id: string, items: IDataObject[], nodes: IDataObject[]): WorkflowToImport {
	const to = (...names: string[]) => ({
		main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
	});
	return {
		id,
		name: id,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: `${id}-start`,
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: `${id}-list`,
				name: 'List',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
			},
			{
				id: `${id}-items`,
				name: 'Items',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [400, 0],
				parameters: { fieldToSplitOut: 'items', options: {} },
			},
			...nodes.map((node, index) => ({
				id: `${id}-${index}`,
				typeVersion: 1,
				position: [600, index * 200],
				...node,
			})),
		],
		connections: {
			Start: to('List'),
			List: to('Items'),
			Items: to(...nodes.map(({ name }) => name as string)),
		},
	};
}
