import { NodeHelpers, type INodeParameters } from 'n8n-workflow';

import { operationsOf } from '../../nodes/engine/declare/upsert';
import { registry } from '../../nodes/vendors';

const operations = registry.flatMap(({ vendor, node: Node }) => {
	const { description } = new Node();
	return vendor.resources.flatMap((resource) =>
		operationsOf(resource).map((operation) => {
			const parameters: INodeParameters = {
				resource: resource.value,
				operation: operation.value,
			};
			return { operation, told: NodeHelpers.makeDescription(parameters, description) };
		}),
	);
});

describe('What n8n tells an AI agent about an operation', () => {
	it('is different for each', () => {
		const all = operations.map(({ told }) => told);
		expect(new Set(all).size).toBe(all.length);
	});

	it('says so where it can not be undone', () => {
		const told = operations.filter(({ told }) => told.includes('can not be undone'));
		expect(told.map(({ operation }) => operation.value)).toEqual([
			'delete',
			'delete',
			'allocateCredit',
			'topUpCredit',
			'delete',
			'delete',
		]);
		const transfers = operations.filter(({ operation }) => operation.effect === 'transfer');
		for (const transfer of transfers) expect(transfer.told).toContain('costs money');
	});
});
