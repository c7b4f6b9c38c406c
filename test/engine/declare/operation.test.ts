import type { INodeProperties } from 'n8n-workflow';

import {
	anyText,
	defineOperation,
	flag,
	notice,
	password,
	rows,
	text,
	withIdentifiers,
	successFor,
	recordOrSuccess,
} from '../../../nodes/engine/declare';

const common = {
	value: 'update',
	name: 'Update',
	action: 'Update a thing',
	description: 'Change a thing',
	effect: 'set',
} as const;

const problemsOf = (schema: ReturnType<typeof defineOperation>['schema'], input: object) =>
	schema()
		.safeParse(input)
		.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

const namesOf = (properties: INodeProperties[]) => properties.map(({ name }) => name);

describe('an operation', () => {
	const operation = defineOperation({
		...common,
		fields: { careful: notice('Careful'), id: text('ID') },
		additionalFields: { note: anyText('Note') },
		updateFields: { active: flag('Active', { default: true }), name: text('Name') },
		options: { loud: flag('Loud', { default: false }) },
		lastFields: { reason: text('Reason') },
	});

	it('shows its fields, then its collections, then what stands below them', () => {
		expect(namesOf(operation.properties)).toEqual([
			'careful',
			'id',
			'additionalFields',
			'updateFields',
			'options',
			'reason',
		]);
		const collection = operation.properties.find(({ name }) => name === 'updateFields')!;
		expect(namesOf(collection.options as INodeProperties[])).toEqual(['active', 'name']);
		expect(operation.properties.map(({ required }) => required === true)).toEqual([
			false,
			true,
			false,
			false,
			false,
			true,
		]);
	});

	it('checks every field that it shows, and names none that it does not know', () => {
		const input = { id: '1', name: 'A', reason: 'B', note: '', loud: 'true' };
		expect(operation.schema().parse({ ...input, other: 1 })).toEqual({ ...input, loud: true });
		expect(problemsOf(operation.schema, { name: 'A' })).toEqual([
			'id is required',
			'reason is required',
		]);
	});

	it('needs one of its update fields, and calls them as the screen does', () => {
		expect(problemsOf(operation.schema, { id: '1', reason: 'B' })).toEqual([
			'updateFields needs at least one of Active and Name',
		]);
	});

	it('can need one of fewer', () => {
		const { schema } = defineOperation({
			...common,
			updateFields: { a: text('A'), b: text('B'), c: text('C') },
			needsOneOf: ['a', 'b'],
		});
		expect(problemsOf(schema, { c: '1' })).toEqual(['updateFields needs at least one of A and B']);
		expect(problemsOf(schema, { b: '1' })).toBeUndefined();
	});

	it('checks fields beside each other when each by itself is right', () => {
		const { schema } = defineOperation({
			...common,
			fields: { from: text('From'), to: text('To') },
			check: ({ from, to }, problem) => from === to && problem('to', 'must be another'),
		});
		expect(problemsOf(schema, { from: 'a', to: 'a' })).toEqual(['to must be another']);
		expect(problemsOf(schema, { from: 'a' })).toEqual(['to is required']);
	});

	it('knows the secrets among its fields, however deep they are', () => {
		const user = { name: text('Name'), pin: password('PIN') };
		const { secrets } = defineOperation({
			...common,
			fields: { password: password('Password') },
			additionalFields: { users: rows('Users', 'User', user, { description: '', example: '' }) },
		});
		expect(secrets).toEqual(['password', 'pin']);
	});
});

describe('an output', () => {
	it('has what identifies the thing beside what the vendor answered, which comes first', () => {
		const output = withIdentifiers('id', 'region');
		expect(output({ id: 'theirs', state: 'new' }, { id: 'ours', region: undefined })).toEqual({
			id: 'theirs',
			state: 'new',
		});
		expect(output(undefined, { id: 'ours', region: 'NZ' })).toEqual({ id: 'ours', region: 'NZ' });
	});

	it('of an empty success says so, and for what', () => {
		expect(successFor('id')(undefined, { id: 0 })).toEqual({ success: true, id: 0 });
	});

	it('is the record where there is one', () => {
		const output = recordOrSuccess('id');
		expect(output({ id: 1, name: 'A' }, { id: 1 })).toEqual({ id: 1, name: 'A' });
		expect(output(undefined, { id: 1 })).toEqual({ success: true, id: 1 });
	});
});
