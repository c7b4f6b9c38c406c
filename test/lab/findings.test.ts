import { compileFunction } from 'node:vm';

import { readWorkflows, workflowIds } from '../../lab/demo/workflows';

/** What **Check customers** makes of what the book and the partners say: its own code. */

type Json = Record<string, unknown>;

const nodes = readWorkflows('').find(({ id }) => id === workflowIds.check)!
	.nodes as unknown as Array<{ name: string; parameters: { jsCode: string } }>;

/** The items that steps have put out, by the steps' names. */
type Outputs = Record<string, Json[]>;

/** Where an item that was read for a customer says for which, as n8n does. */
const place = '(place)';

const itemsOf = (all: Json[] = []) =>
	all.map(({ [place]: item, ...json }) => ({ json, pairedItem: { item: item ?? 0 } }));

function codeOf(name: string) {
	const { jsCode } = nodes.find((node) => node.name === name)!.parameters;
	const code = compileFunction(jsCode, ['$', '$input', '$execution']) as (
		...values: unknown[]
	) => Array<{ json: Json }>;
	return (outputs: Outputs, input: Json[]): Json[] => {
		const step = (node: string) => ({
			isExecuted: node in outputs,
			all: () => itemsOf(outputs[node]),
			first: () => itemsOf(outputs[node])[0],
		});
		return code(step, { all: () => itemsOf(input) }, {}).map(({ json }) => json);
	};
}

const row = {
	id: 7,
	reference: 'CUST-7',
	company: 'Quay',
	state: 'onboarded',
	revision: 2,
	centrapay: 'done',
	centrapayAccountId: 'acc7',
	centrapayKeyName: 'n8nTerminal1',
	omnize: 'done',
	omnizeAccountId: '70',
	omnizeAgentIds: '71, 72',
	yay: 'done',
	yayCustomerUuid: 'uuid7',
	typsy: 'done',
	typsyAccountIdentifier: 'CUST-7',
	typsyUsers: 'ada@quay.example, bob@quay.example',
};
const ada = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@quay.example' };
const bob = { firstName: 'Bob', lastName: 'Ross', email: 'bob@quay.example' };
const licensed = { workspace: { status: 'Licensed' } };

/** What is there where all is well. */
const well: Outputs = {
	'Centrapay account': [{ id: 'acc7', name: 'Quay', region: 'NZ' }],
	'Centrapay keys': [{ name: 'n8nTerminal1', enabled: true }],
	'Omnize accounts': [
		{ id: 70, email: 'ada@quay.example', main_contact: 'Ada Lovelace', active: true },
	],
	'Omnize agents': [
		{ id: 71, name: 'Ada Lovelace', email: 'ada@quay.example', active: true },
		{ id: 72, name: 'Bob Ross', email: 'bob@quay.example', active: true },
	],
	'Yay.com customers': [{ uuid: 'uuid7', name: 'CUST-7' }],
	'Typsy accounts': [{ code: 'CUST-7', name: 'Quay', country: 'NZ' }],
	'Typsy users': [
		{ ...ada, ...licensed },
		{ ...bob, ...licensed },
	],
};

/** Lets the check compare rows with what was read. */
function found(read: Outputs, rows: Json[] = [row], rowsNow = rows): Json[] {
	const asked = codeOf('Who is to be asked')({}, rows);
	const at = (partner: string) => asked.filter(({ isAt }) => (isAt as string[]).includes(partner));
	const steps = {
		'The book': rows,
		'Who is to be asked': asked,
		'Customers at Centrapay': at('centrapay'),
		'Customers at Omnize': at('omnize'),
		'Customers at Typsy': at('typsy'),
	};
	// A step that gets nothing does nothing.
	const isRead = ([step]: [string, Json[]]) =>
		!/^(Omnize agents|Typsy users|Centrapay)/.test(step) ||
		steps[`Customers at ${step.split(' ')[0]!}` as keyof typeof steps].length > 0;
	const readings = Object.fromEntries(Object.entries({ ...well, ...read }).filter(isRead));
	return codeOf('Found')({ ...readings, ...steps }, rowsNow);
}
const sentences = (...given: Parameters<typeof found>) => found(...given).map(({ what }) => what);

const agents = (first: Json, second: Json = {}) => ({
	'Omnize agents': [
		{ ...well['Omnize agents']![0], ...first },
		{ ...well['Omnize agents']![1], ...second },
	],
});

it('finds nothing where all is well', () => {
	expect(found({})).toEqual([]);
});

it.each<[string, Outputs, RegExp[]]>([
	[
		'a disabled key',
		{ 'Centrapay keys': [{ name: 'n8nTerminal1', enabled: false }] },
		[/disabled/],
	],
	['a key that is gone', { 'Centrapay keys': [{}] }, [/n8nTerminal1 is not there/]],
	[
		'another name',
		{ 'Centrapay account': [{ name: 'Key' }] },
		[/called “Key” and should be “Quay”/],
	],
	['a renamed agent', agents({ name: 'X' }), [/agent 71 .* called “X” .* “Ada Lovelace”/]],
	['a renamed colleague', agents({}, { name: 'X' }), [/agent 72 .* called “X” .* “Bob Ross”/]],
	['another e-mail', agents({ email: 'x@x.example' }), [/e-mail x@x.example .* ada@quay.example/]],
	['an agent who is not active', agents({ active: false }), [/agent 71 at Omnize is not active/]],
	['an agent who is gone', agents({ deleted_at: 'now' }), [/agent Ada Lovelace is not there/]],
	[
		'an account of which most say that its contact is another',
		{ 'Omnize accounts': [{ ...well['Omnize accounts']![0], main_contact: 'X' }] },
		[/account 70 .* contact “X” and should have “Ada Lovelace”/],
	],
	['an account that is gone', { 'Omnize accounts': [] }, [/account 70 is not there at Omnize/]],
	['a customer who is gone', { 'Yay.com customers': [] }, [/uuid7 is not there at Yay.com/]],
	[
		'a user who departed',
		{
			'Typsy users': [
				{ ...ada, ...licensed },
				{ ...bob, workspace: { status: 'Departed' } },
			],
		},
		[/bob@quay\.example has departed at Typsy/],
	],
	[
		'who is unknown',
		{ 'Typsy accounts': [...well['Typsy accounts']!, { code: 'OTHER', name: 'Other' }] },
		[/Typsy has an account that the book doesn't know: OTHER \(Other\)/],
	],
])('finds %s', (_what, read, expected) => {
	expect(sentences(read)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
});

describe('what a partner refuses', () => {
	const refused = { error: 'Centrapay refused: Forbidden', details: { kind: 'refused' } };
	const other = { ...row, id: 8, reference: 'CUST-8', company: 'Key', centrapayAccountId: 'acc8' };
	const both = [row, { ...other, omnize: '', yay: '', typsy: '' }];
	const keys = [
		{ name: 'n8nTerminal1', [place]: 0 },
		{ name: 'n8nTerminal1', [place]: 1 },
	];

	it('is gone at Centrapay where other accounts can be read', () => {
		const accounts = [{ ...well['Centrapay account']![0] }, { ...refused, [place]: 1 }];
		const [finding, ...others] = found(
			{ 'Centrapay account': accounts, 'Centrapay keys': keys },
			both,
		);
		expect(finding).toMatchObject({
			reference: 'CUST-8',
			kind: 'missing there',
			repair: 'onboard',
		});
		expect(others).toEqual([]);
	});

	it('is not checked where none can be', () => {
		const accounts = [refused, { ...refused, [place]: 1 }];
		expect(found({ 'Centrapay account': accounts, 'Centrapay keys': keys }, both)).toEqual([
			expect.objectContaining({ partner: 'centrapay', kind: 'not checked' }),
		]);
	});

	it('costs no other partner', () => {
		const unreachable = {
			error: 'Omnize can not be reached [item 1]',
			details: { kind: 'failed' },
		};
		const read = { 'Omnize accounts': [unreachable], 'Yay.com customers': [] };
		expect(sentences(read)).toEqual([
			expect.stringMatching(/uuid7 is not there/),
			'Omnize could not be checked: Omnize can not be reached',
		]);
	});
});

it('leaves out who is being onboarded or leaves, and whom somebody has been at since', () => {
	const gone = { 'Omnize accounts': [], 'Yay.com customers': [] };
	for (const state of ['under way', 'leaving', 'left']) {
		expect(found(gone, [{ ...row, state }])).toEqual([]);
	}
	expect(found(gone, [row], [{ ...row, revision: 3 }])).toEqual([]);
});

it('takes nothing for unknown while somebody is being onboarded there', () => {
	const more = { 'Yay.com customers': [...well['Yay.com customers']!, { uuid: 'new', name: 'C' }] };
	const beingOnboarded = { id: 9, reference: 'C', state: 'under way', yay: 'sent', revision: 1 };
	expect(sentences(more)).toHaveLength(1);
	expect(found(more, [row, beingOnboarded])).toEqual([]);
});

it('says of no partner that all is well where the book could not be read', () => {
	const findings = found({}, [row], [{ error: 'The table is locked' }]);
	expect(findings.map(({ kind }) => kind)).toEqual(Array(4).fill('not checked'));
});
