import { compileFunction } from 'node:vm';

import { readWorkflows } from '../../lab/demo/workflows';

/**
 * What **Bulk import** writes into its result files: text that comes from the imported file or from a partner,
 * in the workflow's own words.
 */

type Json = Record<string, unknown>;

const { nodes } = readWorkflows('').find(({ id }) => id === 'bulkImport')!;
const { jsonOutput } = nodes.find(({ name }) => name === 'Row and result')!.parameters as {
	jsonOutput: string;
};
const expression = compileFunction(`return (${jsonOutput.replace(/^=\{\{|\}\}$/g, '')})`, [
	'$',
	'$json',
	'$itemIndex',
]) as (...values: unknown[]) => Json;

/** The cells of a row with this e-mail and this answer. */
function cellsOf(email: unknown, answer: Json): Json {
	const steps: Record<string, Json> = { 'Name the columns': { email }, Block: { fromLine: 1_002 } };
	const $ = (name: string) => ({
		item: { json: steps[name] },
		first: () => ({ json: steps[name] }),
	});
	return expression($, answer, 7);
}

const formula = `cmd|'/C calc'!A0`;

it.each([
	['an equals sign', `=${formula}`, `'=${formula}`],
	['a plus', `+${formula}`, `'+${formula}`],
	['a minus', `-${formula}`, `'-${formula}`],
	['an at sign', '@SUM(1)', "'@SUM(1)"],
	['a tab', '\ttext', "'\ttext"],
	['a carriage return', '\rtext', "'\rtext"],
	['a line feed', '\ntext', "'\ntext"],
	['a full-width equals sign', '＝1+1', "'＝1+1"],
	['a full-width plus', '＋1', "'＋1"],
	['a full-width minus', '－1', "'－1"],
	['a full-width at sign', '＠SUM(1)', "'＠SUM(1)"],
	['spaces before it', '  =1+1', "'  =1+1"],
	['quotes before it', `"'=1+1`, `'"'=1+1`],
	['a no-break space before it', '\u00a0=1+1', "'\u00a0=1+1"],
	['a cell before it, where the separator is another one', 'a;=1+1', "a;'=1+1"],
	['a quoted cell before it', '"a";"=1+1"', `"a";'"=1+1"`],
	['a column before it', 'a\t=1+1', "a\t'=1+1"],
])('makes text of a cell with %s', (_what, cell, expected) => {
	expect(cellsOf(cell, { status: cell, error: cell })).toEqual({
		email: expected,
		status: expected,
		error: expected,
		line: '1009',
	});
});

it.each(['a@example.com', 'Typsy: the user is there already (E-12)', 'a-b=c', "O'Brien, Ada", ''])(
	'leaves alone what is text: %j',
	(cell) => {
		expect(cellsOf(cell, { status: cell, error: cell })).toMatchObject({
			email: cell,
			error: cell,
		});
	},
);

it('writes an empty cell where the partner says nothing', () => {
	expect(cellsOf('a@example.com', {})).toEqual({
		email: 'a@example.com',
		status: '',
		error: '',
		line: '1009',
	});
});
