import { clearBook, findBook } from '../../lab/demo/book';
import { ByHand } from '../../lab/demo/byHand';
import { formLogin } from '../../lab/demo/credentials';
import { readCustomers } from '../../lab/demo/customers';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { onboardByWebhook } from '../../lab/demo/webhook';
import {
	keepingLog,
	publishedWorkflows,
	readWorkflows,
	withoutClock,
	workflowIds,
} from '../../lab/demo/workflows';
import { Editor } from '../../lab/editor/editor';
import { FindingsPage } from '../../lab/editor/findings';
import { executeByHand } from '../../lab/n8n/byHand';
import { DataTable, type Row } from '../../lab/n8n/dataTable';
import { outputOf, type Execution } from '../../lab/n8n/n8n';

let demo: DemoEnvironment;
let editor: Editor;
let page: FindingsPage;
let byHand: ByHand;

const somebody = 'Ada Lovelace';
const tableOf = async (what: string) => await DataTable.find(demo.rest, `Partner ${what}`);

const [first, second, third] = readCustomers() as [Customer, Customer, Customer];
type Customer = ReturnType<typeof readCustomers>[number];

async function rowOf({ reference }: Customer): Promise<Row> {
	const rows = await (await findBook(demo.rest))!.rows();
	return rows.find((row) => row.reference === reference)!;
}

const agentsOf = ({ omnizeAgentIds }: Row) => String(omnizeAgentIds).split(', ').map(Number);

/** What the agents of a customer's row are called. */
const namesOf = (row: Row) =>
	demo.sandbox.state.omnize.agents
		.filter(({ id }) => agentsOf(row).includes(id))
		.map(({ name }) => name);

const keysOf = ({ centrapayAccountId }: Row) =>
	demo.sandbox.state.centrapay.apiKeys
		.filter(({ accountId }) => accountId === centrapayAccountId)
		.map(({ enabled }) => enabled);

const night = async (): Promise<Execution> => await executeByHand(demo, workflowIds.check);
const reported = (execution: Execution) => outputOf(execution, 'Report')[0]!.findings as string[];

async function statesOf(thing: string): Promise<unknown[]> {
	const rows = await (await tableOf('findings'))!.rows();
	return rows.filter(({ what }) => String(what).includes(thing)).map(({ state }) => state);
}

/** Who is at the partners before anybody is onboarded. */
const atFirst = /Demo (Owner|Customer)/;

/** Lets the night come, and gives what it found of what the test made. */
async function check(): Promise<string[]> {
	const execution = await night();
	expect(execution.data.resultData.error).toBeUndefined();
	return reported(execution).filter((what) => !atFirst.test(what));
}

async function onboard(...customers: Customer[]): Promise<void> {
	for (const customer of customers) {
		expect(await onboardByWebhook(demo.n8n.url, customer)).toMatchObject({ status: 'onboarded' });
	}
}

beforeAll(async () => {
	demo = await setUp({
		workflows: withoutClock(keepingLog(readWorkflows(''))),
		published: [...publishedWorkflows, workflowIds.check],
	});
	demo.sandbox.configure({ typsy: { processingMs: 200 } });
	byHand = new ByHand(demo.sandbox);
	const { user: username, password } = formLogin;
	editor = await Editor.open(demo.n8n, undefined, { username, password });
	page = new FindingsPage(editor.page, demo.n8n.url);
});

beforeEach(async () => {
	demo.sandbox.reset();
	await clearBook(demo.rest);
	await (await tableOf('findings'))?.clear();
});

afterAll(async () => {
	await editor?.close();
	await demo?.dispose();
});

it('finds exactly what somebody changed, and repairs it from the page', async () => {
	await onboard(first, second, third);
	expect(await check()).toEqual([]);
	const [one, two, three] = [await rowOf(first), await rowOf(second), await rowOf(third)];
	await byHand.disableKey(String(one.centrapayAccountId), String(one.centrapayKeyName));
	await byHand.renameAgent(agentsOf(two)[1]!, 'Some <b>Body</b> $& Else');
	await byHand.renameAgent(agentsOf(three)[0]!, 'Renamed Once');
	await byHand.makeAccount('nobody@unknown.example');
	expect(await check()).toEqual([
		expect.stringMatching(/^CUST-1001: The API key n8nTerminal1 at Centrapay is disabled/),
		expect.stringMatching(/^CUST-1002: The agent \d+ at Omnize is called “Some <b>Body<\/b> \$& E/),
		expect.stringMatching(/^CUST-1003: The agent \d+ at Omnize is called “Renamed Once” and/),
		expect.stringMatching(/^Omnize has an account .*nobody@unknown\.example/),
	]);

	const report = await page.open(somebody);
	expect(report).toMatch(
		/0 missing there, 3 different there, 5 unknown to us\.[^]*Not checked: Wochit/,
	);
	expect(await editor.page.locator('form b').count()).toBe(0);
	const leaving = editor.page.locator('a', { hasText: 'Offboard this customer' }).first();
	expect(await leaving.getAttribute('href')).toBe(
		`${demo.n8n.url}/form/customer-leaves?Customer=CUST-1001`,
	);
	await page.choose('n8nTerminal1', 'Enable it again');
	await page.choose('The agent', 'Set it back');
	await page.choose('Demo', 'It is fine');
	await byHand.renameAgent(agentsOf(three)[0]!, 'Renamed Twice');
	const result = await page.press('Repair', /Not all of it is repaired/);

	expect(result).toMatch(/Repaired – CUST-1001: .* Read back, it is as it should be/);
	expect(result).toMatch(/Repaired – CUST-1002: .* Read back, it is as it should be/);
	expect(result).toMatch(/Left alone – CUST-1003: .*name is now “Renamed Twice”/);
	expect(keysOf(one)).toEqual([true]);
	expect(namesOf(two)).toContain(`${second.colleagueFirstName} ${second.colleagueLastName}`);
	expect(namesOf(three)).toContain('Renamed Twice');
	expect(await statesOf('n8nTerminal1')).toEqual(['repaired']);
	const log = await (await tableOf('log'))!.rows();
	const decided = log.filter(({ by }) => by === somebody);
	expect(decided.map(({ customer, outcome }) => [customer, outcome])).toEqual(
		expect.arrayContaining([
			['CUST-1001', 'repaired'],
			['CUST-1003', 'left alone'],
			['', 'fine'],
		]),
	);

	expect(await page.open(somebody, third.reference)).not.toContain('Demo Owner');
	await page.choose('“Renamed Twice”', 'Set it back');
	await page.press('Repair', /All of it is done/);
	expect(reported(await night())).toEqual([expect.stringMatching(/nobody@unknown\.example/)]);
});

it('has what is gone made again, once, and takes over what belongs to a customer', async () => {
	await onboard(first, third);
	const { omnizeAccountId } = await rowOf(first);
	const { yayCustomerUuid, revision } = await rowOf(third);
	await byHand.deleteAccount(String(omnizeAccountId));
	const forgotten = { yay: '', yayCustomerUuid: '', revision: Number(revision) + 1 };
	await (await findBook(demo.rest))!.change('reference', third.reference, forgotten);
	expect(await check()).toEqual([
		`CUST-1001: The account ${omnizeAccountId} is not there at Omnize.`,
		expect.stringMatching(/^Yay\.com has a customer that .*\(CUST-1003/),
	]);

	const before = demo.sandbox.counts();
	await page.open(somebody);
	await page.choose('The account', 'Onboard again');
	await page.choose('(CUST-1003', 'Take over: it belongs to CUST-1003');
	expect(await page.press('Repair', /The book does not keep/)).toContain('CUST-1001: Licenses');
	expect(await editor.page.getByLabel('Email of the contact').inputValue()).toBe(first.email);
	await page.fill('Website', first.website);
	await page.fill('Licenses', '3');
	await page.press('Onboard', /All of it is done/);

	const after = demo.sandbox.counts();
	expect(after.omnize.created.accounts).toBe(before.omnize.created.accounts! + 1);
	expect(after.centrapay.created).toEqual(before.centrapay.created);
	expect(after.yay).toMatchObject({ created: before.yay.created, transfers: before.yay.transfers });
	const again = await rowOf(first);
	expect(again).toMatchObject({ state: 'onboarded', omnize: 'done' });
	expect(namesOf(again)).toHaveLength(2);
	expect(await rowOf(third)).toMatchObject({ yay: 'done', yayCustomerUuid });
	expect(await check()).toEqual([]);
});

it('names a partner that can not be asked, ends red, and takes nothing there for gone', async () => {
	await onboard(first);
	await check();
	demo.sandbox.configure({ yay: { ipWhitelisted: false } });
	const { data } = await night();
	demo.sandbox.configure({ yay: { ipWhitelisted: true } });

	expect(data.resultData.error?.message).toMatch(/^Not all could be checked: Yay\.com could not/);
	expect(await statesOf('demo_customer_1')).toEqual(['open']);
	expect(await statesOf('Yay.com could not be checked')).toEqual(['open']);
	await check();
	expect(await statesOf('Yay.com could not be checked')).toEqual(['gone']);
});

it('repairs all the same where the log can not be written, and says so on the page', async () => {
	await onboard(first);
	const row = await rowOf(first);
	await byHand.disableKey(String(row.centrapayAccountId), String(row.centrapayKeyName));
	await check();
	await demo.rest.unpublish(workflowIds.log);
	await page.open(somebody);
	await page.choose('n8nTerminal1', 'Enable it again');
	const result = await page.press('Repair', /All of it is done/);
	await demo.rest.publish(workflowIds.log);
	expect(result).toContain('The log could not be written. Is Partner log published');
	expect(keysOf(row)).toEqual([true]);
});
