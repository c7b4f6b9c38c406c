import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { changedFields } from '../../../../nodes/engine/run/transfer/receivers';

const record = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<IDataObject>;

/** The same value, with its fields and entries in another order. */
function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned).reverse();
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([name, field]) => [name, turned(field)]),
	);
}

describe('the changed fields of a receiver', () => {
	it('are none where only the order differs', () => {
		fc.assert(
			fc.property(record, (before) => {
				expect(changedFields(before, turned(before) as IDataObject, [])).toEqual([]);
			}),
		);
	});

	it('are those that went, whatever was added', () => {
		fc.assert(
			fc.property(record, fc.string(), fc.jsonValue(), (rest, name, value) => {
				const before = { ...rest, [name]: value as IDataObject };
				const { [name]: _gone, ...after } = before;
				expect(changedFields(before, { ...after, '+added': 1 }, ['+added'])).toEqual(
					name === '+added' ? [] : [name],
				);
			}),
		);
	});

	it('leave out what may change, however deep it is', () => {
		const before = { updated: 1, users: [{ name: 'a', updated: 1 }] };
		expect(changedFields(before, { updated: 2, users: [{ name: 'a' }] }, ['updated'])).toEqual([]);
		expect(changedFields(before, { updated: 2, users: [{ name: 'b' }] }, ['updated'])).toEqual([
			'users',
		]);
	});
});
