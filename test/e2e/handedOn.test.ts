import type { IDataObject } from 'n8n-workflow';

import { formLogin, webhookKey } from '../../lab/demo/credentials';
import { readCustomers } from '../../lab/demo/customers';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { callWebhook, onboardByWebhook } from '../../lab/demo/webhook';
import { publishedWorkflows, readWorkflows, workflowIds } from '../../lab/demo/workflows';
import { startByHand, untilAllAreOver } from '../../lab/n8n/byHand';
import type { WorkflowToImport } from '../../lab/n8n/n8n';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { FormVisit } from './form';
import { formsOf } from '../harness/writings';
import { whatN8nKeeps } from './leaks';

/**
 * The keys and links that **Onboard customer** makes: they reach whom they are for, and stay nowhere in n8n,
 * however the run was started and however it ended.
 */

interface HandedOn {
	reference: string;
	company: string;
	email: string;
	editorToken?: string;
	terminalKey?: string;
	loginUrl?: string;
}

/** Nothing is taken for them, at the end of a run that has made everything. */
const troubled = /TROUBLE/;

const [someone] = readCustomers();
let number = 0;
const newCustomer = (reference: string) => {
	number++;
	return {
		...someone!,
		reference,
		company: `Handed ${number}`,
		email: `contact${number}@handed.example`,
		colleagueEmail: `colleague${number}@handed.example`,
	};
};

let demo: DemoEnvironment;
let receiver: ScriptedServer;
let takesAll = false;
const byHand = newCustomer('HAND');

/** The workflow as somebody has it who sends what is to be handed on to a service. */
function handingOnTo(url: string, workflow: WorkflowToImport): WorkflowToImport {
	if (workflow.id !== workflowIds.onboardCustomer) return workflow;
	const step: IDataObject = {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		onError: 'stopWorkflow',
		parameters: {
			method: 'POST',
			url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ $json }}',
			options: {},
		},
	};
	return {
		...workflow,
		pinData: { 'New customer': [{ json: byHand }] },
		nodes: workflow.nodes.map((node) =>
			node.name === 'Hand them on' ? { ...node, ...step } : node,
		),
	};
}

/** Sets On Error of the step to Continue, as it is in the workflow to copy. */
async function letHandingOnContinue(): Promise<void> {
	const path = `/rest/workflows/${workflowIds.onboardCustomer}`;
	const { nodes, connections } = await demo.rest.request<WorkflowToImport>('GET', path);
	const changed = nodes.map((node) =>
		node.name === 'Hand them on' ? { ...node, onError: 'continueRegularOutput' } : node,
	);
	await demo.rest.request('PATCH', path, { nodes: changed, connections });
	await demo.rest.publish(workflowIds.onboardCustomer);
}

const handedOn = () => receiver.received.map(({ body }) => JSON.parse(body) as HandedOn);
const secretsOf = ({ editorToken, terminalKey, loginUrl }: HandedOn) =>
	[editorToken, terminalKey, loginUrl].map(String);

beforeAll(async () => {
	receiver = await startScriptedServer(({ body }, response) =>
		json(response, !takesAll && troubled.test(body) ? 500 : 200, {}),
	);
	demo = await setUp({
		workflows: readWorkflows('')
			.filter(({ id }) => Object.values(workflowIds).includes(String(id)))
			.map((workflow) => handingOnTo(receiver.baseUrl, workflow)),
		published: publishedWorkflows,
	});
	demo.sandbox.configure({ typsy: { processingMs: 500 } });
});

afterAll(async () => {
	await demo?.dispose();
	await receiver?.close();
});

it('reach whom they are for, once, and nobody else', async () => {
	const customer = newCustomer('WEBHOOK');
	const response = await callWebhook(demo.n8n.url, 'onboard-customer', customer);
	expect(response.status).toBe(201);
	const answer = await response.text();

	const [handed, ...more] = handedOn();
	expect(more).toEqual([]);
	expect(handed).toEqual({
		reference: customer.reference,
		company: customer.company,
		email: customer.email,
		editorToken: expect.any(String) as unknown,
		terminalKey: expect.any(String) as unknown,
		loginUrl: expect.stringMatching(/^http/) as unknown,
	});
	for (const secret of secretsOf(handed!)) expect(answer).not.toContain(secret);

	await callWebhook(demo.n8n.url, 'onboard-customer', customer);
	expect(handedOn()).toHaveLength(1);
});

it('stay nowhere in n8n, whatever started the run and however it ended', async () => {
	const { url } = demo.n8n;
	const values = Object.values(newCustomer('FORM'));
	await FormVisit.begin(`${url}/form/new-customer`, ...values);
	const failed = await callWebhook(url, 'onboard-customer', newCustomer('TROUBLE'));
	expect(failed.status).toBe(503);
	await startByHand(demo.rest, workflowIds.onboardCustomer, 'New customer');
	await untilAllAreOver(demo.n8n, workflowIds.onboardCustomer);

	expect(new Set(handedOn().map(({ reference }) => reference))).toEqual(
		new Set(['WEBHOOK', 'FORM', 'TROUBLE', 'HAND']),
	);
	const kept = await whatN8nKeeps(demo.n8n);
	for (const { reference } of handedOn()) expect(kept).toContain(reference);
	for (const secret of handedOn().flatMap(secretsOf)) {
		expect(secret.length).toBeGreaterThan(10);
		const found = formsOf(secret).filter((form) => kept.includes(form));
		expect({ secret, found }).toEqual({ secret, found: [] });
	}
});

it('are made anew where nobody got them, and the key that nobody has opens nothing', async () => {
	await letHandingOnContinue();
	const customer = newCustomer('TROUBLE-2');
	const onboard = async () => await onboardByWebhook(demo.n8n.url, customer);
	const handed = () => handedOn().filter(({ reference }) => reference === customer.reference);

	const first = await onboard();
	expect(first).toMatchObject({ code: 207, status: 'needs attention' });
	for (const partner of ['Wochit', 'Centrapay', 'Omnize']) {
		expect(first.problems).toContainEqual(
			expect.stringMatching(`^${partner}: What was made could not be handed on: .*500`),
		);
	}
	const [lost] = handed();
	for (const secret of secretsOf(lost!)) expect(JSON.stringify(first)).not.toContain(secret);

	takesAll = true;
	expect(await onboard()).toMatchObject({ code: 201, status: 'onboarded' });
	const [, again, ...more] = handed();
	expect(more).toEqual([]);
	expect(again!.terminalKey).not.toBe(lost!.terminalKey);
	const { accounts, apiKeys } = demo.sandbox.state.centrapay;
	const account = accounts.find(({ name }) => name === customer.company);
	const keys = apiKeys.filter(({ accountId }) => accountId === account!.id);
	expect(keys.map(({ name, enabled }) => ({ name, enabled }))).toEqual([
		{ name: 'n8nTerminal1', enabled: false },
		{ name: 'n8nTerminal2', enabled: true },
	]);
	expect(await onboard()).toMatchObject({ code: 201, status: 'onboarded' });
	expect(handed()).toHaveLength(2);
});

it('leave what went wrong to be seen: in the book, and in the executions of what called', async () => {
	const [execution] = await demo.n8n.executions(workflowIds.fromForm);
	const { runData } = (await demo.n8n.execution(execution!)).data.resultData;
	expect(JSON.stringify(runData)).toContain('FORM');
	expect(await demo.n8n.executions(workflowIds.onboardCustomer)).toEqual([]);
});

it("keeps no execution with the webhook's key or the form's password", async () => {
	const kept = await demo.n8n.query(
		`SELECT data FROM execution_data JOIN execution_entity ON id = executionId WHERE deletedAt IS NULL`,
	);
	expect(kept.length).toBeGreaterThan(0);
	for (const secret of [webhookKey.value, formLogin.password]) {
		const text = JSON.stringify(kept);
		expect(formsOf(secret).filter((form) => text.includes(form))).toEqual([]);
	}
});
