import type { WorkflowToImport } from '../lab/n8n/n8n';
import type { Sandbox } from '../sandbox';
import { Canvas } from './canvas';
import { CarefulSteps, tableName, type Ends } from './carefulSteps';
import { drawFile, drawPassword } from './httpOnboarding';
import {
	answered,
	column,
	creations,
	customers,
	firstData,
	type Creation,
	type HttpCall,
	type Known,
} from './httpRequests';

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

const agentWith = (email: string) =>
	`${answered('Get agents', 'data')}.find(({ email }) => email === ${column(email)})`;
const department = `${answered('Get departments', 'data')}.find(({ name }) => name === 'Customer Service')`;

const agentId = (email: string, creation: Creation) =>
	`${agentWith(email)}?.id ?? ${firstData(creation)}`;

/** What was there before comes first, then what this run has made. */
const known: Known = {
	centrapayAccountId: `${column('centrapayAccountId')} || ${answered('Create Centrapay account', 'id')}`,
	omnizeAccountId: `${column('omnizeAccountId')} || ${answered('Create Omnize account', 'data.id')}`,
	departmentId: `${department}?.id ?? ${firstData('Create department')}`,
	agentIds: `[${agentId('email', 'Create first agent')}, ${agentId('colleagueEmail', 'Create second agent')}]`,
	yayCustomerUuid: `${column('yayCustomerUuid')} || ${answered('Create Yay.com customer', 'result.uuid')}`,
	yayCredit: `Number(${column('credit')}) - Number(${answered('Get balance', 'result.balance')})`,
};

function start(steps: CarefulSteps, file: string, yayUrl: string): void {
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
	const rows = { operation: 'get', returnAll: true };
	const url = `${yayUrl}/account/reseller`;
	canvas.line(
		drawFile(canvas, file, 'Customers in the file'),
		canvas.add('Table', 'dataTable', 1.1, table, once),
		steps.table('Rows', rows, { ...once, alwaysOutputData: true }),
	);
	const fromRows: Ends = [{ step: 'Rows', output: 0 }];
	steps.read(fromRows, 'Get Yay.com customers', { credential: 'yayApi', method: 'GET', url }, once);
	canvas.line(
		'Get Yay.com customers',
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
function missing(steps: CarefulSteps, cell: string): Ends {
	steps.canvas.newRow();
	const isOpen = accountCells.includes(`${cell}AccountId`)
		? `$json.${cell} !== 'done' && $json.${cell}AccountId !== '?'`
		: `$json.${cell} !== 'done'`;
	return steps.ask([{ step: customers, output: 0 }], `${cell} is missing?`, isOpen).yes;
}

function wochit(steps: CarefulSteps): void {
	const isThere = `$json.organizationId || $json.errors?.some(({ details }) => details === 'ALREADY_EXISTS')`;
	const options = { neverError: true };
	const customer = steps.create(
		missing(steps, 'wochit'),
		'Create Wochit customer',
		isThere,
		options,
	);
	steps.done(steps.create(customer, 'Create editor token'), 'wochit');
}

/** An account that can't be looked up: its ID is written down at once. */
function account(
	steps: CarefulSteps,
	from: Ends,
	cell: string,
	create: (none: Ends) => Ends,
	id: string,
): Ends {
	const { yes, no } = steps.ask(from, `${cell} is known?`, `$json.${cell}`);
	return [
		...yes,
		...steps.to(create(no), steps.write(`Write ${cell}`, { [cell]: `={{ ${id} }}` })),
	];
}

function centrapay(steps: CarefulSteps): void {
	const create = (none: Ends) => steps.create(none, 'Create Centrapay account');
	const open = missing(steps, 'centrapay');
	const made = account(steps, open, 'centrapayAccountId', create, '$json.id');
	steps.done(steps.create(made, 'Create terminal key'), 'centrapay');
}

function omnize(steps: CarefulSteps, url: string): void {
	// Its refusals have the status 200 too.
	const success = '$json.success';
	const list = (from: Ends, name: string, path: string) =>
		steps.read(from, name, {
			credential: 'omnizeApi',
			method: 'GET',
			url: `${url}/api/v1/${path}?account_id={{ ${known.omnizeAccountId} }}`,
		});
	const create = (none: Ends) => steps.create(none, 'Create Omnize account', success);
	const open = steps.to(missing(steps, 'omnize'), drawPassword(steps.canvas));
	const made = account(steps, open, 'omnizeAccountId', create, '$json.data.id');
	const departments = list(made, 'Get departments', 'departments');
	const its = steps.createUnless(department, departments, 'Create department', success);
	const agents = list(its, 'Get agents', 'agents');
	const first = steps.createUnless(agentWith('email'), agents, 'Create first agent', success);
	const found = agentWith('colleagueEmail');
	const second = steps.createUnless(found, first, 'Create second agent', success);
	const added = steps.create(second, 'Add both to department', success);
	steps.done(steps.create(added, 'Create login link', '$json.token'), 'omnize');
}

function yay(steps: CarefulSteps, baseUrl: string): void {
	const open = missing(steps, 'yay');
	const there = steps.createUnless('$json.yayCustomerUuid', open, 'Create Yay.com customer');
	const balance = steps.read(there, 'Get balance', {
		credential: 'yayApi',
		method: 'GET',
		url: `${baseUrl}/account/balance`,
		headers: { 'X-Auth-For': column('reference') },
	});
	const hasAll = `${known.yayCredit} < 0.01`;
	steps.done(steps.createUnless(hasAll, balance, 'Allocate credit'), 'yay');
}

/** Asks until Typsy has worked the request off. What is there already counts as made. */
function untilProcessed(steps: CarefulSteps, from: Ends, name: Creation, url: string): Ends {
	const { canvas } = steps;
	const call: HttpCall = {
		credential: 'typsyApi',
		method: 'GET',
		url: `${url}/request-status/{{ ${answered(name, 'requestId')} }}`,
	};
	const wait = canvas.add(`${name}: wait`, 'wait', 1.1, { amount: 2, unit: 'seconds' });
	const options = { neverError: true, fullResponse: true };
	const status = steps.read(steps.to(from, wait), `${name}: status`, call, {}, options);
	const isOver = '[200, 400].includes($json.statusCode)';
	const { yes, no } = steps.ask(status, `${name}: processed?`, isOver);
	steps.to(no, wait);
	const isThere = `$json.body.success || /already_exists$/.test($json.body.errors[0].code)`;
	return steps.accept(yes, name, isThere);
}

function typsy(steps: CarefulSteps, url: string): void {
	const [accounts, users] = [`${url}/v2/accounts`, `${url}/v2/users`];
	const created = (from: Ends, name: Creation, at: string) =>
		untilProcessed(steps, steps.create(from, name), name, at);
	const child = created(missing(steps, 'typsy'), 'Create child account', accounts);
	const manager = created(child, 'Create manager', users);
	steps.done(created(manager, 'Create member', users), 'typsy');
}

/**
 * The onboarding from HTTP Request nodes, as careful as these allow: looks before it creates where the partner has a
 * look-up, tries again only what reads, goes on with the others where somebody is refused, waits for Typsy, and
 * keeps in a data table what was sent and done.
 */
export function carefulOnboarding(id: string, sandbox: Sandbox, file: string): WorkflowToImport {
	const { urls } = sandbox;
	const steps = new CarefulSteps(new Canvas(), creations(sandbox, known));
	start(steps, file, urls.yay);
	wochit(steps);
	centrapay(steps);
	omnize(steps, urls.omnize);
	yay(steps, urls.yay);
	typsy(steps, urls.typsy);
	return steps.canvas.workflow(id, 'HTTP Request, careful');
}
