import type { IExecuteFunctions } from 'n8n-workflow';

import { RunMemory } from '../../../nodes/engine/run/memory';
import type { ItemResult } from '../../../nodes/engine/run/result';
import { newSalt, Seal } from '../../../nodes/engine/run/seal';

const node: Record<string, unknown> = {};

const secrets = ['a password'];

async function memoryOf(
	runIndex: number,
	items: number,
	{ data = 'same', of = secrets, type = 'shop' } = {},
): Promise<RunMemory> {
	const context = {
		getContext: () => node,
		getNode: () => ({ type }),
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
	};
	const fingerprintOf = (index: number) => `${data} ${index}`;
	return await RunMemory.of(context as unknown as IExecuteFunctions, items, fingerprintOf, of);
}

const done: ItemResult = { output: [{ id: 1 }] };
const refused: ItemResult = { problem: { kind: 'refused', message: 'No', description: '' } };
const unknown: ItemResult = { problem: { kind: 'unknown', message: 'Perhaps', description: '' } };

describe('what a failed try leaves behind', () => {
	beforeEach(() => {
		for (const key of Object.keys(node)) delete node[key];
	});

	it('is what succeeded, what was accepted, and what must not be sent again', async () => {
		const accepted: ItemResult = { accepted: [{ requestId: 'a' }] };
		await (await memoryOf(0, 5)).keep([done, refused, unknown, accepted, undefined]);
		expect((await memoryOf(0, 5)).recall()).toEqual([
			done,
			undefined,
			unknown,
			accepted,
			undefined,
		]);
	});

	it('survives being stored with the execution', async () => {
		await (await memoryOf(0, 2)).keep([done, refused]);
		Object.assign(node, JSON.parse(JSON.stringify(node)));
		expect((await memoryOf(0, 2)).recall()).toEqual([done, undefined]);
	});

	it('belongs to its own round of a loop', async () => {
		await (await memoryOf(0, 1)).keep([done]);
		await (await memoryOf(1, 1)).keep([unknown]);
		expect((await memoryOf(0, 1)).recall()).toEqual([done]);
		expect((await memoryOf(1, 1)).recall()).toEqual([unknown]);
		expect((await memoryOf(2, 1)).recall()).toEqual([undefined]);
	});

	it('is not applied to other data, parameters or credentials', async () => {
		await (await memoryOf(0, 2)).keep([done, done]);
		const none = [undefined, undefined];
		expect((await memoryOf(0, 2, { data: 'other' })).recall()).toEqual(none);
		expect((await memoryOf(0, 2, { of: ['another password'] })).recall()).toEqual(none);
	});

	it('has the idempotency key of what is to be sent again', async () => {
		const before = await memoryOf(0, 2);
		const key = before.keyOf(1);
		await before.keep([done, refused]);
		expect((await memoryOf(0, 2)).keyOf(1)).toBe(key);
		expect((await memoryOf(0, 2, { data: 'other' })).keyOf(1)).not.toBe(key);
		expect((await memoryOf(1, 2)).keyOf(1)).not.toBe(key);
	});

	it('says how many tries failed', async () => {
		for (const tries of [0, 1, 2]) {
			const memory = await memoryOf(0, 1);
			expect(memory.tries).toBe(tries);
			await memory.keep([done]);
		}
	});

	it('goes with the run that ended well', async () => {
		await (await memoryOf(0, 1)).keep([done]);
		await (await memoryOf(0, 1)).forget();
		expect((await memoryOf(0, 1)).recall()).toEqual([undefined]);
	});

	it('can be read only with the secrets of the credential, and has no refusal as it came', async () => {
		const link = 'https://example.com/login/s3cret';
		const problem = { kind: 'unknown', message: 'Perhaps', description: '' } as const;
		const refusal = { message: `The public key pk_1 is wrong` };
		await (
			await memoryOf(0, 2)
		).keep([{ output: [{ link }] }, { problem: { ...problem, refusal } }]);
		const stored = JSON.stringify(node);
		for (const text of [link, 's3cret', 'pk_1', 'Perhaps', ...secrets]) {
			expect(stored).not.toContain(text);
			expect(stored).not.toContain(Buffer.from(text).toString('base64').slice(0, 8));
		}
		expect((await memoryOf(0, 2)).recall()[1]).toEqual({ problem });
	});

	it('has no calls lost where several of an AI agent end at the same moment', async () => {
		const calls = await Promise.all(
			['a', 'b', 'c'].map(async (data) => await memoryOf(0, 1, { data, type: 'shopTool' })),
		);
		await Promise.all(calls.map(async (call) => await call.keep([unknown])));
		await (await memoryOf(0, 1, { data: 'd', type: 'shopTool' })).forget();
		for (const data of ['a', 'b', 'c']) {
			const call = await memoryOf(0, 1, { data, type: 'shopTool' });
			expect(call.recall()).toEqual([unknown]);
		}
	});
});

describe('What is sealed', () => {
	it('is not opened with another salt, or after a change', async () => {
		const seal = await Seal.of(secrets, 'salt');
		const closed = seal.close({ a: 1 });
		expect(seal.open(closed)).toEqual({ a: 1 });
		expect((await Seal.of(secrets, 'other')).open(closed)).toBeUndefined();
		for (let at = 0; at < closed.length - 2; at++) {
			const letter = closed[at] === 'A' ? 'B' : 'A';
			expect(seal.open(closed.slice(0, at) + letter + closed.slice(at + 1))).toBeUndefined();
		}
		expect(seal.open('')).toBeUndefined();
	});

	it('looks otherwise each time', async () => {
		const seal = await Seal.of(secrets, 'salt');
		expect(seal.close('a')).not.toBe(seal.close('a'));
		expect(newSalt()).not.toBe(newSalt());
	});
});
