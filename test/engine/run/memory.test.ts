import type { IExecuteFunctions } from 'n8n-workflow';

import { RunMemory, type ItemResult } from '../../../nodes/engine/run/memory';

const node: Record<string, unknown> = {};

function memoryOf(runIndex: number, items: number, data = 'same'): RunMemory {
	const context = {
		getContext: () => node,
		getNode: () => ({ type: 'shop' }),
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
	};
	return new RunMemory(
		context as unknown as IExecuteFunctions,
		items,
		(index) => `${data} ${index}`,
	);
}

const done: ItemResult = { output: [{ id: 1 }] };
const refused: ItemResult = { problem: { kind: 'refused', message: 'No', description: '' } };
const unknown: ItemResult = { problem: { kind: 'unknown', message: 'Perhaps', description: '' } };

describe('what a failed try leaves behind', () => {
	beforeEach(() => {
		for (const key of Object.keys(node)) delete node[key];
	});

	it('is what succeeded, what was accepted, and what must not be sent again', () => {
		const accepted: ItemResult = { accepted: { requestId: 'a' } };
		memoryOf(0, 5).keep([done, refused, unknown, accepted, undefined]);
		expect(memoryOf(0, 5).recall()).toEqual([done, undefined, unknown, accepted, undefined]);
	});

	it('survives being stored with the execution', () => {
		memoryOf(0, 2).keep([done, refused]);
		Object.assign(node, JSON.parse(JSON.stringify(node)));
		expect(memoryOf(0, 2).recall()).toEqual([done, undefined]);
	});

	it('belongs to its own round of a loop', () => {
		memoryOf(0, 1).keep([done]);
		expect(memoryOf(1, 1).recall()).toEqual([undefined]);
	});

	it('is not applied to other data, parameters or credentials', () => {
		memoryOf(0, 2).keep([done, done]);
		expect(memoryOf(0, 2, 'other').recall()).toEqual([undefined, undefined]);
	});

	it('has the idempotency key of what is to be sent again', () => {
		const before = memoryOf(0, 2);
		const key = before.keyOf(1);
		before.keep([done, refused]);
		expect(memoryOf(0, 2).keyOf(1)).toBe(key);
		expect(memoryOf(0, 2, 'other').keyOf(1)).not.toBe(key);
		expect(memoryOf(1, 2).keyOf(1)).not.toBe(key);
	});

	it('goes with the run that ended well', () => {
		memoryOf(0, 1).keep([done]);
		memoryOf(0, 1).forget();
		expect(memoryOf(0, 1).recall()).toEqual([undefined]);
	});
});
