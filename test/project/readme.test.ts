import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Operation } from '../../nodes/engine/declare';
import { operationsOf } from '../../nodes/engine/declare/upsert';
import { vendors } from '../../nodes/vendors';
import { afterAnUnclearAnswer, operationTables } from '../../lab/documents/operations';
import { replaceSection } from '../../lab/documents/section';

const cells = (table: string) => table.replace(/\s+/g, ' ').replace(/-+/g, '-');

describe('the README', () => {
	it('has the operations that the code has', async () => {
		const readme = await readFile(join(__dirname, '..', '..', 'README.md'), 'utf8');
		expect(cells(replaceSection(readme, 'operations', operationTables()))).toBe(cells(readme));
	});
});

describe('what the README says of a lost answer', () => {
	const operation = (facts: Partial<Operation>): Operation =>
		({ effect: 'create', request: () => ({ method: 'POST', path: '/' }), ...facts }) as Operation;

	it('is what the node does, also at a vendor that honours an idempotency key', () => {
		expect(afterAnUnclearAnswer(operation({}))).toMatch(/unknown/);
		expect(afterAnUnclearAnswer(operation({ idempotencyKey: (request) => request }))).toMatch(
			/repeats it with the same key/,
		);
		const settle = {} as Operation['settle'];
		expect(afterAnUnclearAnswer(operation({ effect: 'transfer' }))).toMatch(/unknown, never/);
		expect(afterAnUnclearAnswer(operation({ effect: 'transfer', settle }))).toMatch(
			/reads both balances.*never sends it again/,
		);
		expect(afterAnUnclearAnswer(operation({ effect: 'set' }))).toMatch(/repeats it/);
		expect(afterAnUnclearAnswer(operation({ request: undefined }))).toBe('sends nothing');
	});
});

describe('the package', () => {
	it('offers Create or Update where the API can update what is there', () => {
		const derived = vendors.flatMap(({ name, resources }) =>
			resources
				.filter((one) => operationsOf(one).some(({ value }) => value === 'upsert'))
				.map((one) => `${name} ${one.value}`),
		);
		expect([...new Set(derived)].sort()).toEqual([
			'Omnize account',
			'Omnize agent',
			'Omnize department',
			'Typsy user',
			'Wochit customer',
		]);
	});

	it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
		'names every operation of %s once, with an action and a description',
		(_name, vendor) => {
			for (const resource of vendor.resources) {
				const operations = operationsOf(resource);
				expect(new Set(operations.map(({ value }) => value)).size).toBe(operations.length);
				for (const { action, description } of operations) {
					expect(action).toMatch(/^[A-Z][^.]+$/);
					expect(description).toMatch(/^[A-Z]/);
				}
			}
		},
	);
});
