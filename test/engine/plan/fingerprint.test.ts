import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { changesBetween, fieldsOf } from '../../../nodes/engine/run/plan/compare';
import { fingerprintOf, since } from '../../../nodes/engine/run/plan/fingerprint';

const value = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
);
const name = fc
	.string({ minLength: 1 })
	.filter((text) => text !== '__proto__' && !text.includes('.'));
const flat = fc.dictionary(name, value, { minKeys: 1 });
const record = fc
	.record({ own: flat, inner: fc.dictionary(name, flat) })
	.map(({ own, inner }) => ({ ...inner, ...own }) as IDataObject);

const thing = { vendor: { name: 'Shop', movesByItself: ['seenAt'] }, thing: 'thing a' };

describe('A fingerprint', () => {
	it('says of what has not changed that it is the same, in whatever order its fields come', () => {
		fc.assert(
			fc.property(record, (one) => {
				const shuffled = Object.fromEntries(Object.entries(one).reverse());
				expect(since(fingerprintOf(thing, one), thing, shuffled)).toBe('same');
			}),
		);
	});

	it('names the fields that have changed, and no others', () => {
		fc.assert(
			fc.property(record, fc.nat(), (one, which) => {
				const fields = Object.keys(one);
				const field = fields[which % fields.length]!;
				const changed = { ...one, [field]: 'something else than before' };
				fc.pre(one[field] !== changed[field] && fieldsOf({ [field]: one[field] }).has(field));
				expect(since(fingerprintOf(thing, one), thing, changed)).toEqual([field]);
			}),
		);
	});

	it('has none of the values', () => {
		const secret = 'a very long value that nobody sees';
		expect(fingerprintOf(thing, { note: secret, list: [secret] })).not.toContain('nobody');
	});

	it('knows a field that became empty, and takes none that only one side tells', () => {
		const print = fingerprintOf(thing, { id: 1, phone: '1', only: 'listed' });
		expect(since(print, thing, { id: 1, phone: null, other: 'asked for' })).toEqual(['phone']);
	});

	it('does not hang on what moves by itself', () => {
		const print = fingerprintOf(thing, { id: 1, inner: { seenAt: 'today' } });
		expect(since(print, thing, { id: 1, inner: { seenAt: 'tomorrow' } })).toBe('same');
	});

	it('is never taken for another’s, and no other text for one', () => {
		const print = fingerprintOf(thing, { id: 1 });
		expect(since(print, { ...thing, thing: 'thing b' }, { id: 1 })).toBe('ofAnother');
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(['unreadable', 'ofAnother']).toContain(since(text, thing, { id: 1 }));
			}),
		);
	});
});

describe('Changes', () => {
	it('lead from what is to what is to be, and are none where nothing differs', () => {
		fc.assert(
			fc.property(record, (one) => {
				expect(changesBetween(one, one)).toEqual([]);
			}),
		);
		expect(
			changesBetween(
				{ name: 'a', workspace: { status: 'Licensed', teams: [{ name: 'A' }] } },
				{ name: 'a', workspace: { status: 'Departed', teams: [{ name: 'A' }] }, key: 'b' },
			),
		).toEqual([
			{ field: 'workspace.status', from: 'Licensed', to: 'Departed' },
			{ field: 'key', to: 'b' },
		]);
	});
});
