import { formLogin } from '../../lab/demo/credentials';
import { demoAgents, list, sync, syncId } from '../../lab/demo/employees';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { Editor } from '../../lab/editor/editor';
import { askLog, decide, lookAtPlan } from '../../lab/editor/plan';
import { executeByHand, executionOf } from '../../lab/n8n/byHand';
import { DataTable } from '../../lab/n8n/dataTable';
import type { Execution } from '../../lab/n8n/n8n';
import { demoSecrets } from '../../sandbox';
import { namesOfAgents, usersAtTypsy } from './employees';
import { FormVisit } from './form';
import { changeStep, enterSetting } from './settings';

/** The nightly sync where a plan waits for somebody, and the log of what was done. */

let demo: DemoEnvironment;
let editor: Editor;

const somebody = 'Mere Tane';
const crowd = Array.from({ length: 198 }, (_, n) => `p${n}@example.com,Person,No${n},Bar`);
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
const agentsNow = () =>
	demo.sandbox.state.omnize.agents
		.filter(({ deleted_at: deletedAt }) => deletedAt === null)
		.map(({ email }) => email);
const activeUsers = () => usersAtTypsy(demo).filter(({ departed }) => !departed);
const errorOf = ({ data }: Execution) => data.resultData.error?.message;
const rowsOf = async (table: string) => await (await DataTable.find(demo.rest, table))!.rows();

/** Everybody is at both partners when a test begins. */
beforeAll(async () => {
	demo = await setUp();
	const { rest, sandbox, n8n } = demo;
	sandbox.configure({ typsy: { processingMs: 20 } });
	await changeStep(rest, syncId, 'Every night', (step) => {
		step.disabled = true;
	});
	await enterSetting(rest, syncId, 'mostChanges', '1000');
	await list(demo, ...demoAgents, ...crowd);
	expect(errorOf(await sync(demo))).toBeUndefined();
	await enterSetting(rest, syncId, 'mostChanges', '25');
	await rest.publish(syncId);
	const { user: username, password } = formLogin;
	editor = await Editor.open(n8n, undefined, { username, password });
});

afterAll(async () => {
	await editor?.close();
	await demo?.dispose();
});

/** Somebody looks at the plan that waits and decides; gives both pages and the run. */
async function visit(...decision: [Parameters<typeof decide>[1], string[]?]) {
	let [plan, end] = ['', ''];
	const execution = await executionOf(demo.n8n, syncId, async () => {
		plan = await lookAtPlan(editor, demo.n8n, somebody);
		end = await decide(editor, ...decision);
	});
	return { plan, end, execution };
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

describe('A list in which 30 of 200 are missing', () => {
	let stopped: Execution;
	let rejected: Awaited<ReturnType<typeof visit>>;
	let sent: unknown[];

	beforeAll(async () => {
		demo.sandbox.requests.clear();
		await list(demo, ...demoAgents, ...present);
		stopped = await sync(demo);
		rejected = await visit('Reject');
		sent = changing();
	});

	it('stops the plan, which the run says with where to look at it', () => {
		expect(errorOf(stopped)).toMatch(
			/^A plan waits .* Omnize: 0 to add, 0 to change, 30 to remove; Typsy: 0 to add, 0 to change, 30 to remove\. Look at it: .*\/form\/employees-plan$/,
		);
	});

	it('has a page that names the 30, at both partners, and nobody else', () => {
		const { plan } = rejected;
		expect(plan).toContain('Omnize: 30 would be removed');
		expect(plan).toContain('Typsy: 30 would be removed');
		const named = plan.match(/p\d+@example\.com/g)!.sort();
		expect(named).toEqual([...missing, ...missing].map(emailOf).sort());
	});

	it('changes nothing when somebody rejects it, which stands in the plan and in the log', async () => {
		expect(rejected.end).toContain('Rejected: nothing was sent');
		expect(rejected.end).toContain(`60 changes rejected, by ${somebody}`);
		expect(errorOf(rejected.execution)).toBeUndefined();
		expect(sent).toEqual([]);

		const rows = await rowsOf('Partner plans');
		const ofPlan = rows.filter(({ plan }) => String(plan) === String(stopped.id));
		expect(ofPlan).toHaveLength(60);
		const states = new Set(ofPlan.map(({ state, by }) => `${state} by ${by}`));
		expect(states).toEqual(new Set([`rejected by ${somebody}`]));
		const log = await rowsOf('Partner log');
		const decided = log.filter(({ outcome, by }) => outcome === 'rejected' && by === somebody);
		expect(decided).toHaveLength(60);
	});

	it('is applied without asking once it is whole, with one who is new and one renamed', async () => {
		const [first, ...others] = crowd;
		const renamed = first!.replace('Person', 'Renamed');
		await list(demo, ...demoAgents, renamed, ...others, 'new@example.com,New,Person,Kitchen');
		expect(errorOf(await sync(demo))).toBeUndefined();
		expect(namesOfAgents(demo)).toEqual(expect.arrayContaining(['Renamed No0', 'New Person']));
		expect(activeUsers()).toContainEqual({
			email: 'new@example.com',
			departed: false,
			venues: ['Kitchen: member'],
		});
		expect(activeUsers()).toHaveLength(201);
	});
});

describe('A plan of which all but some is approved', () => {
	const leaving = present.slice(0, 8);
	const [leftOut, renamed, ...gone] = leaving.map(emailOf) as [string, string, ...string[]];
	const odd = { name: '<b>$& Odd', email: 'odd@example.com' };
	let run: Awaited<ReturnType<typeof visit>>;
	let second: FormVisit;

	beforeAll(async () => {
		const staying = crowd.filter((line) => !leaving.includes(line));
		await list(demo, ...demoAgents, ...staying, `${odd.email},<b>$&,Odd,Bar`);
		await sync(demo);
		second = await FormVisit.begin(`${demo.n8n.url}/form/employees-plan`, 'Aroha Ngata');
		await renameAtOmnize(renamed, 'Somebody Else');
		run = await visit('Approve all but some', [`Omnize: remove Person No30 (${leftOut})`]);
	});

	it('shows what the partners and the list say as text', () => {
		expect(run.plan).toContain(odd.name);
	});

	it('is carried out, but for who was left out and who has changed meanwhile, which is told', () => {
		const agents = agentsNow();
		expect(agents).toEqual(expect.arrayContaining([leftOut, renamed, odd.email]));
		expect(agents.filter((email) => gone.includes(email))).toEqual([]);
		const users = activeUsers().map(({ email }) => email);
		expect(users.filter((email) => leaving.map(emailOf).includes(email))).toEqual([]);
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
		const asked = await askLog(editor, demo.n8n, renamed);
		expect(asked).toMatch(/Omnize\s+remove\s+.*left alone: .*Somebody Else/);
		expect(asked).toContain(somebody);
		expect(await askLog(editor, demo.n8n, leftOut)).toContain('left out');
	});
});

describe('The log', () => {
	it('says what was done for a customer', async () => {
		await executeByHand(demo, 'onboardFromHubspot', 'New company');
		const asked = await askLog(editor, demo.n8n, 'HUBSPOT-9001');
		for (const partner of ['Wochit', 'Centrapay', 'Omnize', 'Yay.com', 'Typsy']) {
			expect(asked).toMatch(
				new RegExp(`HUBSPOT-9001\\s+${partner}\\s+onboard\\s+Lighthouse Hotel\\s.*done`),
			);
		}
	});

	it('costs nobody anything where it can not be written, which is said', async () => {
		await changeStep(demo.rest, syncId, 'Write to the log', ({ parameters }) => {
			parameters.workflowId = { __rl: true, mode: 'list', value: 'gone' };
		});
		const newcomer = 'unlogged@example.com';
		await list(demo, ...demoAgents, ...crowd, `${newcomer},Un,Logged,Bar`);
		await enterSetting(demo.rest, syncId, 'mostLeavers', '20');
		const execution = await sync(demo);
		expect(agentsNow()).toContain(newcomer);
		expect(errorOf(execution)).toMatch(/^The log could not be written: .*Is Partner log published/);
	});
});
