import { tableName, type CarefulSteps, type Ends } from './carefulSteps';
import { drawFile } from './plain';
import { customers, drawRequest, type HttpCall } from './requests';

const partnerCells = ['wochit', 'centrapay', 'omnize', 'yay', 'typsy'];
/** A `?` stands in them from before an account is asked for until its ID is there. */
const accountCells = ['centrapayAccountId', 'omnizeAccountId'];
const cells = [...partnerCells, ...accountCells];

/** The customers whom a partner misses, with their rows as they were before this run. */
const whatIsMissing = `const rows = new Map($('Rows').all().map(({ json }) => [json.reference, json]));
const atYay = new Map($input.first().json.result.map(({ name, uuid }) => [name, uuid]));
return $('Customers in the file').all().map(({ json }) => {
	const row = rows.get(json.reference) ?? {};
	const had = Object.fromEntries(${JSON.stringify(cells)}.map((cell) => [cell, row[cell] ?? '']));
	return { json: { ...json, ...had, yayCustomerUuid: atYay.get(json.reference) ?? '' } };
}).filter(({ json }) => ${JSON.stringify(partnerCells)}.some((cell) => json[cell] !== 'done'));`;

const toOnboard = `return $('What is missing').all().map(({ json }) => ({ json }));`;

/** Draws what comes before the partners: the file, the rows that there are, and what is about to be sent. */
export function start(steps: CarefulSteps, file: string, yayUrl: string): void {
	const { canvas } = steps;
	const table = {
		resource: 'table',
		operation: 'create',
		tableName,
		columns: { column: ['reference', ...cells, 'says'].map((name) => ({ name, type: 'string' })) },
		options: { createIfNotExists: true },
	};
	const reference = '={{ $json.reference }}';
	const sent = accountCells.map((cell) => [cell, `={{ $json.${cell} || '?' }}`]);
	const once = { executeOnce: true };
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
	const rows = { operation: 'get', returnAll: true };
	const url = `${yayUrl}/account/reseller`;
	const atYay: HttpCall = { credential: 'yayApi', method: 'GET', url };
	canvas.line(
		drawFile(canvas, file, 'Customers in the file'),
		canvas.add('Table', 'dataTable', 1.1, table, once),
		steps.table('Rows', rows, { ...once, alwaysOutputData: true }),
		drawRequest(canvas, 'Get Yay.com customers', atYay, { ...once, ...retry }),
		canvas.add('What is missing', 'code', 2, { jsCode: whatIsMissing }),
		steps.write(
			'Say what is sent',
			{ reference, ...Object.fromEntries(sent) },
			'upsert',
			reference,
		),
		canvas.add(customers, 'code', 2, { jsCode: toOnboard }),
	);
	steps.noteRefusals();
}

/** Those whom a partner misses; nobody whose account may have been made without a clear answer. */
export function missing(steps: CarefulSteps, cell: string): Ends {
	steps.canvas.newRow();
	const isOpen = accountCells.includes(`${cell}AccountId`)
		? `$json.${cell} !== 'done' && $json.${cell}AccountId !== '?'`
		: `$json.${cell} !== 'done'`;
	return steps.ask([{ step: customers, output: 0 }], `${cell} is missing?`, isOpen).yes;
}
