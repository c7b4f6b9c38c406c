import type { WorkflowToImport } from '../../lab/n8n/n8n';
import type { Sandbox } from '../../sandbox';
import { Canvas } from './canvas';
import { missing, start } from './carefulStart';
import { CarefulSteps, type Ends } from './carefulSteps';
import { creations, firstData, type Creation, type Known } from './creations';
import { drawPassword } from './plain';
import { answered, column, type HttpCall } from './requests';

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
		steps.send(from, name, {
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
	const balance = steps.send(there, 'Get balance', {
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
	const status = steps.send(steps.to(from, wait), `${name}: status`, call, options);
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
 * look-up, tries again only what it reads before, goes on with the others where somebody is refused, waits for Typsy, and
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
