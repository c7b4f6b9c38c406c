import fc from 'fast-check';

import { plainReferences, unresolved } from '../../../nodes/engine/input/plainExpression';

describe('a plain reference to an item', () => {
	const json = { name: 'A', 'first name': 'B', nested: { deep: [1, { x: null }] }, none: null };

	it.each([
		['={{ $json.name }}', 'A'],
		['={{$json["first name"]}}', 'B'],
		["={{ $json['first name'] }}", 'B'],
		['={{ $json.nested.deep }}', [1, { x: null }]],
		['={{ $json["nested"].deep }}', [1, { x: null }]],
		['={{ $json.none }}', null],
		['constant', 'constant'],
		[7, 7],
		[
			{ a: '={{ $json.name }}', list: ['x', '={{ $json.none }}'] },
			{ a: 'A', list: ['x', null] },
		],
	])('%j is %j', (stored, expected) => {
		expect(plainReferences(stored)?.(json)).toEqual(expected);
	});

	it.each(['={{ $json.missing }}', '={{ $json.constructor }}', '={{ $json.name.length }}'])(
		'%s is left to n8n, because the field is not there',
		(stored) => {
			expect(plainReferences(stored)?.(json)).toBe(unresolved);
			expect(plainReferences({ in: [stored] })?.(json)).toBe(unresolved);
		},
	);

	it.each([
		'={{ $json.name + 1 }}',
		'=Hello {{ $json.name }}',
		'={{ $json.name }} ',
		'={{ $json }}',
		'={{ $json.nested.deep[0] }}',
		'={{ $("Form").item.json.name }}',
		'={{ $json.name.toUpperCase() }}',
		'={{ $json.a }}{{ $json.b }}',
	])('%s is no plain reference', (stored) => {
		expect(plainReferences(stored)).toBeUndefined();
		expect(plainReferences({ in: [stored] })).toBeUndefined();
	});

	it('finds every field that an item can have', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1 }).filter((name) => !/["\\\n\r]/.test(name)),
				fc.jsonValue(),
				(name, value) => {
					const resolve = plainReferences(`={{ $json["${name}"] }}`);
					// As JSON.parse makes it, where `__proto__` is a field like any other.
					const item = JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
					expect(resolve?.(item)).toEqual(JSON.parse(JSON.stringify(value)));
				},
			),
		);
	});
});
