import type { Locator } from 'playwright-core';

import { formLogin } from '../../lab/demo/credentials';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { Editor } from '../../lab/editor/editor';
import { executeByHand, executionOf } from '../../lab/n8n/byHand';
import { DataTable } from '../../lab/n8n/dataTable';
import type { Execution } from '../../lab/n8n/n8n';
import { demoSecrets } from '../../sandbox';
import { demoAgents, list, namesOfAgents, sync, usersAtTypsy, workflowId } from './employees';
import { FormVisit } from './form';
import { deactivateStep, enterSetting } from './settings';

/** The nightly sync where a plan waits for somebody, and the log of what was done. */

let demo: DemoEnvironment;
let editor: Editor;

const employee = (n: number) => `p${n}@example.com,Person,No${n},Bar`;
const crowd = Array.from({ length: 198 }, (_, n) => employee(n));
const missing = crowd.slice(0, 30);
const present = crowd.slice(30);
const emailOf = (line: string) => line.split(',')[0]!;

const changing = () =>
	demo.sandbox.requests
		.all()
		.filter(
			({ method, path }) =>
				(method !== 'GET' && path.includes('/agents')) ||
				/\/(create|update|add|remove|depart)$/.test(path),
		);
const activeUsers = () => usersAtTypsy(demo).filter(({ departed }) => !departed);
const errorOf = ({ data }: Execution) => data.resultData.error?.message;
const rowsOf = async (table: string) => await (await DataTable.find(demo.rest, table))!.rows();

beforeAll(async () => {
	demo = await setUp();
	const { rest, sandbox, n8n } = demo;
	sandbox.configure({ typsy: { processingMs: 20 } });
	await deactivateStep(rest, workflowId, 'Every night');
	await enterSetting(rest, workflowId, 'mostChanges', '1000');
	await list(demo, ...demoAgents, ...crowd);
	expect(errorOf(await sync(demo))).toBeUndefined();
	await enterSetting(rest, workflowId, 'mostChanges', '25');
	await rest.publish(workflowId);
	const { user: username, password } = formLogin;
	editor = await Editor.open(n8n, undefined, { username, password });
});

afterAll(async () => {
	await editor?.close();
	await demo?.dispose();
});

const button = (name: string): Locator => editor.page.getByRole('button', { name });

const choose = async (...labels: string[]) => {
	for (const label of labels) await editor.page.getByLabel(label, { exact: true }).check();
};

/** Opens the page of the plan that waits, as somebody; decides; and gives both pages and the run. */
async function visit(name: string, decide: () => Promise<void>) {
	const { page } = editor;
	const text = async () => await page.locator('body').innerText();
	let plan = '';
	const execution = await executionOf(demo.n8n, workflowId, async () => {
		await page.goto(`${demo.n8n.url}/form/employees-plan`);
		await page.getByLabel('Your name').fill(name);
		await button('Show the plan').click();
		await button('Decide').waitFor();
		plan = await text();
		await decide();
		await page.getByText(/^(Rejected|Approved|Nothing was done)/).waitFor();
	});
	return { plan, end: await text(), execution };
}

/** Somebody at Omnize gives an agent another name. */
async function renameAtOmnize(email: string, name: string): Promise<void> {
	const { urls, state } = demo.sandbox;
	const { id } = state.omnize.agents.find((agent) => agent.email === email)!;
	const answer = await fetch(`${urls.omnize}/partner/api/agents/${id}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			token: demoSecrets.omnizeToken,
			agent: { account_id: 1, email, name },
		}),
	});
	expect(answer.status).toBe(200);
}

it('carries nothing out where 30 of 200 are missing, until somebody has looked; they reject', async () => {
	demo.sandbox.requests.clear();
	await list(demo, ...demoAgents, ...present);
	const stopped = await sync(demo);
	expect(errorOf(stopped)).toMatch(
		/^A plan waits .* Omnize: 0 to add, 0 to change, 30 to remove; Typsy: 0 to add, 0 to change, 30 to remove\. Look at it: .*\/form\/employees-plan$/,
	);
	expect(changing()).toEqual([]);

	const { plan, end, execution } = await visit('Mere Tane', async () => {
		await choose('Reject');
		await button('Decide').click();
	});
	expect(plan).toContain('Omnize: 30 would be removed');
	expect(plan).toContain('Typsy: 30 would be removed');
	for (const line of missing) expect(plan.split(emailOf(line))).toHaveLength(3);
	for (const line of present) expect(plan).not.toContain(`${emailOf(line)}\n`);

	expect(end).toContain('Rejected: nothing was sent');
	expect(end).toContain('60 changes rejected, by Mere Tane');
	expect(errorOf(execution)).toBeUndefined();
	expect(changing()).toEqual([]);
	expect(namesOfAgents(demo)).toHaveLength(200);
	expect(activeUsers()).toHaveLength(200);

	const kept = await rowsOf('Partner plans');
	expect(kept).toHaveLength(60);
	expect(new Set(kept.map(({ state, by }) => `${state} by ${by}`))).toEqual(
		new Set(['rejected by Mere Tane']),
	);
	const log = await rowsOf('Partner log');
	expect(
		log.filter(({ outcome, by }) => outcome === 'rejected' && by === 'Mere Tane'),
	).toHaveLength(60);
});

it('applies the corrected list without asking', async () => {
	const [first, ...others] = crowd;
	const renamed = first!.replace('Person', 'Renamed');
	await list(demo, ...demoAgents, renamed, ...others, 'new@example.com,New,Person,Kitchen');
	expect(errorOf(await sync(demo))).toBeUndefined();
	expect(namesOfAgents(demo)).toEqual(expect.arrayContaining(['Renamed No0', 'New Person']));
	expect(namesOfAgents(demo)).toHaveLength(201);
	expect(activeUsers()).toHaveLength(201);
});

describe('A plan of which all but some is approved', () => {
	const leaving = present.slice(0, 8).map(emailOf);
	const [leftOut, renamed, ...gone] = leaving as [string, string, ...string[]];
	let run: Awaited<ReturnType<typeof visit>>;
	let second: FormVisit;

	beforeAll(async () => {
		await list(demo, ...demoAgents, ...missing, ...present.slice(8), '"&<b>$&",Odd,Name,Bar');
		await sync(demo);
		second = await FormVisit.begin(`${demo.n8n.url}/form/employees-plan`, 'Aroha Ngata');
		await renameAtOmnize(renamed, 'Somebody Else');
		run = await visit('Mere Tane', async () => {
			await choose('Approve all but some');
			await button('Decide').click();
			await button('Approve the others').waitFor();
			await choose(`Omnize: remove Person No${30} (${leftOut})`);
			await button('Approve the others').click();
		});
	});

	it('is carried out, but for who was left out and who has changed meanwhile, which is told', () => {
		const agents = demo.sandbox.state.omnize.agents.filter(({ deleted_at: at }) => at === null);
		const emails = agents.map(({ email }) => email);
		expect(emails).toEqual(expect.arrayContaining([leftOut, renamed]));
		expect(emails).not.toEqual(expect.arrayContaining([gone[0]]));
		expect(run.end).toContain('Approved, and carried out');
		expect(run.end).toContain(`Left alone, as it has changed since it was planned: ${renamed}`);
		expect(run.end).toContain('name is now “Somebody Else”');
		expect(errorOf(run.execution)).toMatch(/^Left alone, .*Somebody Else/);
	});

	it('is decided once', async () => {
		demo.sandbox.requests.clear();
		await second.submit('', JSON.stringify(['Approve all']));
		expect(second.page).toContain('This plan waits no longer');
		expect(changing()).toEqual([]);
	});

	it('stands in the log, which is asked in a form', async () => {
		const { page } = editor;
		await page.goto(`${demo.n8n.url}/form/partner-log`);
		await page.getByLabel('Look for').fill(renamed);
		await button('Find').click();
		await page.getByText('What we did:').waitFor();
		const text = await page.locator('body').innerText();
		expect(text).toMatch(/Omnize\s+remove\s+.*left alone/);
		expect(text).toContain('Mere Tane');
	});
});
