import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';

import {
	anyText,
	checks,
	choice,
	choices,
	choicesFrom,
	flag,
	group,
	locator,
	notice,
	offScreen,
	onScreenOnly,
	optional,
	password,
	rows,
	text,
	wholeNumber,
	withDefault,
	type Field,
	type ListSource,
} from '../../../nodes/engine/declare';

const shopList: ListSource = {
	method: 'searchShops',
	answer: checks.list(checks.text()),
	request: () => ({ method: 'GET', path: '/shops' }),
	entry: ({ name }) => ({ name: String(name), value: String(name) }),
};

const shown = (field: Field, place: 'alone' | 'inCollection' = 'alone'): INodeProperties =>
	field.properties('it', place)[0]!;

const messageOf = (field: Field, value: unknown): string | undefined => {
	const checked = field.check!().safeParse(value);
	return checked.success ? undefined : checked.error.issues[0]?.message;
};

describe('a field', () => {
	it('shows what was said of it, under the name by which it is declared', () => {
		const field = text('Name', { example: 'Harbour Cafe', description: 'What it is called' });
		expect(shown(field)).toEqual({
			displayName: 'Name',
			name: 'it',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Harbour Cafe',
			description: 'What it is called',
		});
	});

	it.each<[string, Field]>([
		['text', text('Name')],
		['a choice', choice('Role', { admin: 'Admin' }, { default: 'admin' })],
		['choices', choices('Roles', { admin: 'Admin' })],
		['a number', wholeNumber('Number', { minimum: 1, default: 1 })],
		['a locator', locator('Shop', { from: shopList, select: 'a shop' })],
		['a list to choose from', choicesFrom('Shop Names or IDs', shopList)],
		['rows', rows('Teams', 'Team', { name: text('Name') }, { description: '', example: '[]' })],
	])('is required on the screen and in its check, or in neither: %s', (_kind, field) => {
		const requiredOn = (one: Field, place: 'alone' | 'inCollection') =>
			one.properties('it', place).some(({ required }) => required === true);
		expect(requiredOn(field, 'alone')).toBe(true);
		expect(requiredOn(field, 'inCollection')).toBe(false);
		expect(messageOf(field, undefined)).toBe('is required');
		expect(requiredOn(optional(field), 'alone')).toBe(false);
		expect(optional(field).optional).toBe(true);
	});

	it('with a default takes it for nothing and for blanks, and is not required', () => {
		const field = withDefault(text('Name'), () => 'made up');
		expect(shown(field).required).toBeUndefined();
		expect(field.check!().parse(undefined)).toBe('made up');
		expect(field.check!().parse('  ')).toBe('made up');
		expect(field.check!().parse('given')).toBe('given');
	});

	it('for the screen alone reaches no request', () => {
		const field = onScreenOnly(text('Account'));
		expect(shown(field)).not.toHaveProperty('required');
		expect(field.check).toBeUndefined();
	});

	it('off the screen has nothing to show', () => {
		expect(offScreen(checks.text).properties('it', 'alone')).toEqual([]);
	});

	it('that is a notice only speaks', () => {
		const field = notice('This costs money');
		expect(shown(field)).toEqual({
			displayName: 'This costs money',
			name: 'it',
			type: 'notice',
			default: '',
		});
		expect(field.check).toBeUndefined();
	});

	it('that is a password is hidden and secret', () => {
		expect(shown(password('Password')).typeOptions).toEqual({ password: true });
		expect(password('Password').secret).toBe(true);
		expect(messageOf(password('Password'), '')).toBe('is required');
	});
});

describe('a choice', () => {
	const values = fc.uniqueArray(
		fc.string({ minLength: 1 }).filter((value) => value !== '__proto__' && value.trim() === value),
		{ minLength: 1, maxLength: 8 },
	);

	it('takes exactly the values that its picker offers', () => {
		fc.assert(
			fc.property(values, fc.string(), (offered, other) => {
				const all = Object.fromEntries(offered.map((value) => [value, `Name of ${value}`]));
				const field = choice('Role', all, { default: offered[0]! });
				const options = shown(field).options as Array<{ value: string }>;
				expect(options.map(({ value }) => value).sort()).toEqual([...offered].sort());
				for (const { value } of options) expect(messageOf(field, value)).toBeUndefined();
				expect(messageOf(field, other) === undefined).toBe(offered.includes(other.trim()));
			}),
		);
	});

	it('of several takes a list, JSON, or values between commas', () => {
		const field = choices('Channels', { chat: 'Chat', video: 'Video' });
		expect(field.check!().parse('chat, video')).toEqual(['chat', 'video']);
		expect(field.check!().parse('["chat"]')).toEqual(['chat']);
		expect(messageOf(field, ['fax'])).toBe('must be chat or video');
		expect(messageOf(field, [])).toBe('needs at least one entry');
	});

	it('explains its values where the vendor does', () => {
		const described = { name: 'Admin', description: 'May do everything' };
		const field = choice('Role', { admin: described, agent: 'Agent' }, { default: 'agent' });
		expect(shown(field)).toMatchObject({
			default: 'agent',
			options: [
				{ ...described, value: 'admin' },
				{ name: 'Agent', value: 'agent' },
			],
		});
	});
});

describe('a thing chosen from a list', () => {
	it('offers the list that it says, and what identifies it', () => {
		const field = locator('Shop', {
			from: shopList,
			by: 'Name',
			select: 'a shop',
			example: 'Corner',
		});
		expect(field.offers).toEqual({ by: 'listSearch', source: shopList });
		expect(shown(field)).toMatchObject({
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					name: 'list',
					placeholder: 'Select a shop...',
					typeOptions: { searchListMethod: 'searchShops' },
				},
				{ name: 'name', displayName: 'By Name', placeholder: 'e.g. Corner' },
			],
		});
	});

	it('starts with what identifies it where the list can not be expected to have it', () => {
		const field = locator('Shop', { from: shopList, select: 'a shop', listLast: true });
		expect(shown(field)).toMatchObject({ default: { mode: 'id' }, modes: [{ name: 'id' }, {}] });
	});

	it('can be one of many', () => {
		const field = choicesFrom('Shop Names or IDs', shopList, { dependsOn: ['region'] });
		expect(field.offers).toEqual({ by: 'loadOptions', source: shopList });
		expect(shown(field).typeOptions).toEqual({
			loadOptionsMethod: 'searchShops',
			loadOptionsDependsOn: ['region'],
		});
		expect(field.check!().parse('1, 2')).toEqual(['1', '2']);
	});
});

describe('rows', () => {
	const people = rows(
		'People',
		'Person',
		{ name: text('Name'), nickname: optional(anyText('Nickname')), password: password('Password') },
		{ description: 'Who they are', example: '[{ "name": "A" }]', whole: ', in order' },
	);

	it('can be entered in fields or whole, where they stand alone', () => {
		const [picker, inFields, asJson] = people.properties('people', 'alone');
		expect(picker).toMatchObject({ name: 'specifyPeople', displayName: 'Specify People' });
		expect(inFields).toMatchObject({
			name: 'people',
			required: true,
			displayOptions: { show: { specifyPeople: ['fields'] } },
			options: [{ name: 'person', values: [{ name: 'name', required: true }, {}, {}] }],
		});
		expect(asJson).toMatchObject({
			name: 'peopleJson',
			required: true,
			displayOptions: { show: { specifyPeople: ['json'] } },
			description: 'The whole list of people, in order',
		});
	});

	it('are two fields of a collection, of which one may be added', () => {
		const [inFields, asJson, ...rest] = people.properties('people', 'inCollection');
		expect(inFields).not.toHaveProperty('required');
		expect(asJson!.description).toBe('The whole list of people, in place of People');
		expect(rest).toEqual([]);
	});

	it('say which of their fields is wrong, and what an entry must have', () => {
		const checked = people.check!().safeParse([{ name: 'A', password: 'p' }, { name: ' ' }]);
		expect(checked.error?.issues[0]).toMatchObject({ path: [1, 'name'], message: 'is required' });
		expect(messageOf(people, ['A'])).toBe('must have a Name, a Nickname and a Password');
	});

	it('read other spellings, and refuse what is unknown where they are told to', () => {
		const strict = rows(
			'Teams',
			'Team',
			{ name: text('Name') },
			{
				description: '',
				example: '',
				read: (entry) => (typeof entry === 'string' ? { name: entry } : entry),
				strict: true,
			},
		);
		expect(strict.check!().parse('A, B')).toEqual([{ name: 'A' }, { name: 'B' }]);
		expect(messageOf(strict, [{ name: 'A', colour: 'red' }])).toBe(
			'has a field that is not known here',
		);
	});

	it('that are one group are one object', () => {
		const field = group('SSO', 'Identifier', { key: text('Key') }, 'Who it is');
		expect(shown(field, 'inCollection')).toMatchObject({
			type: 'fixedCollection',
			options: [{ name: 'identifier', values: [{ name: 'key', required: true }] }],
		});
		expect(field.check!().parse({ key: 'a' })).toEqual({ key: 'a' });
	});
});

test('a switch becomes what the vendor calls on and off', () => {
	const field = flag('Active', {
		default: true,
		check: () => checks.flag().transform((active) => (active ? 1 : 0)),
	});
	expect(field.check!().parse('false')).toBe(0);
	expect(messageOf(field, 'maybe')).toBe('must be true or false');
});
