import type { IDataObject } from 'n8n-workflow';

import {
	anyText,
	checks,
	choice,
	choices,
	defineOperation,
	email,
	flag,
	identifier,
	numericId,
	password,
	rows,
	text,
} from '../../../nodes/engine/declare';
import { InvalidInput, inputValidator } from '../../../nodes/engine/input/validate';

const operation = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a thing',
	description: 'Create a thing',
	effect: 'create',
	fields: {
		name: text('Name'),
		email: email('Email'),
		account: identifier('Account ID'),
		number: numericId('Number'),
		role: choice('Role', { admin: 'Admin', agent: 'Agent' }, { default: 'agent' }),
		password: password('Password'),
	},
	additionalFields: {
		loud: flag('Loud', { default: false }),
		note: anyText('Note'),
		colours: choices('Colours', { red: 'Red', blue: 'Blue', green: 'Green' }),
		users: rows(
			'Users',
			'User',
			{ login: text('Login'), key: password('Key') },
			{ description: '', example: '[]' },
		),
	},
	check({ note, loud }, problem) {
		if (loud && note !== undefined) problem('note', 'is not for what is loud');
	},
});

const whole = {
	name: 'A',
	email: 'a@example.com',
	account: 'acme',
	number: '7',
	role: 'admin',
	password: 'correct horse',
};

const check = (input: IDataObject) => inputValidator(operation)(input);

function problemsOf(input: IDataObject): string[] {
	try {
		check(input);
		return [];
	} catch (error) {
		return (error as InvalidInput).problems;
	}
}

describe('what is wrong with an input', () => {
	it('is told of all fields, in the order of the screen, and in one message', () => {
		const { name: _, ...nameless } = whole;
		const input = {
			...nameless,
			role: 'owner',
			email: 'ada(at)example.com',
			users: [{ login: 'a' }],
		};
		const all = [
			'Name is required',
			'Email must be an e-mail address such as name@example.com, and is “ada(at)example.com”',
			'Role must be admin or agent, and is “owner”',
			'Users 1 Key is required',
		];
		expect(problemsOf(input)).toEqual(all);
		expect(() => check(input)).toThrow(new InvalidInput(all.join('. ')));
	});

	it('tells of a field once', () => {
		expect(problemsOf({ ...whole, account: '  ' })).toEqual([
			'Account ID is required, and has only spaces',
		]);
	});

	it('tells of fields beside each other where others are wrong, unless it asks for these', () => {
		const both = { ...whole, loud: true, note: 'a' };
		expect(problemsOf(both)).toEqual(['Note is not for what is loud']);
		expect(problemsOf({ ...both, number: undefined })).toEqual([
			'Number is required',
			'Note is not for what is loud',
		]);
		expect(problemsOf({ ...both, loud: 'perhaps' })).toEqual([
			'Loud must be true or false, and is “perhaps”',
		]);
	});

	it('has what was found before the check in its place', () => {
		const validate = inputValidator(operation);
		const found = [{ path: ['email'], words: 'gives nothing' }];
		expect(() => validate({ ...whole, name: undefined, number: 'x' }, found)).toThrow(
			'Name is required. Email gives nothing. Number must be a whole number, and is “x”',
		);
	});
});

describe('the value that is told with it', () => {
	it.each([
		['', 'Number must be a whole number, and is empty'],
		[' \n', 'Number must be a whole number, and has only spaces'],
		['1\n2', 'Number must be a whole number, and is “1\\n2”'],
		[true, 'Number must be a whole number, and is “true”'],
		[['a'], 'Number must be a whole number'],
		['x'.repeat(61), `Number must be a whole number, and is “${'x'.repeat(60)}…”`],
	])('is as it was entered, short, and shows what is blank: %j', (number, problem) => {
		expect(problemsOf({ ...whole, number })).toEqual([problem]);
	});

	it('is the one entry of a list, however the list was entered', () => {
		expect(problemsOf({ ...whole, colours: 'red, pink' })).toEqual([
			'Colours 2 must be red, blue or green, and is “pink”',
		]);
		expect(problemsOf({ ...whole, colours: '["pink"]' })).toEqual([
			'Colours 1 must be red, blue or green, and is “pink”',
		]);
	});

	it.each([
		[{ password: ' ' }],
		[{ users: 'login: a key: hunter2' }],
		[{ users: '{ "login": "a", "key": "hunter2"' }],
		[{ users: ['hunter2'] }],
		[{ users: [{ login: 'a', key: { it: 'hunter2' } }] }],
	])('is left out where it is a secret, or may hold one: %j', (entered) => {
		const problems = problemsOf({ ...whole, ...entered });
		expect(problems).toHaveLength(1);
		expect(problems[0]).not.toMatch(/hunter2|spaces/);
	});
});

describe('spaces and line breaks around a value', () => {
	it('are taken off what can have none', () => {
		const spaced = Object.fromEntries(
			Object.entries(whole).map(([name, value]) => [name, ` ${value}\n`]),
		);
		expect(check({ ...spaced, loud: ' true ', colours: [' red'] })).toEqual({
			...whole,
			number: 7,
			loud: true,
			colours: ['red'],
			name: ' A\n',
			password: ' correct horse\n',
		});
	});

	it('are taken off headers, of which something must be left', () => {
		expect(checks.headerText().parse(' a ')).toBe('a');
		expect(checks.headerText().safeParse('  ').success).toBe(false);
	});
});
