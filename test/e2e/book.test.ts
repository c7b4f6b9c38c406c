import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { findBook } from '../../lab/demo/book';
import { ByHand } from '../../lab/demo/byHand';
import { readCustomers } from '../../lab/demo/customers';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { callWebhook, onboardByWebhook } from '../../lab/demo/webhook';
import { workflowIds } from '../../lab/demo/workflows';
import { executeByHand, executionOf, startByHand, untilAllAreOver } from '../../lab/n8n/byHand';
import { DataTable, type Row } from '../../lab/n8n/dataTable';
import { outputOf } from '../../lab/n8n/n8n';
import { FormVisit } from './form';
import { enterSetting } from './settings';

let demo: DemoEnvironment;
let book: DataTable;

type Customer = ReturnType<typeof readCustomers>[number] & { partners?: string | string[] };

let number = 0;

/** A customer that nobody has heard of. */
function newCustomer(changes: Partial<Customer> = {}): Customer {
	number++;
	const email = `contact${number}@book.example`;
	const colleagueEmail = `colleague${number}@book.example`;
	const named = { reference: `BOOK-${number}`, company: `Book ${number}`, email, colleagueEmail };
	return { ...readCustomers()[0]!, ...named, ...changes };
}

const onboard = async (customer: Customer) => await onboardByWebhook(demo.n8n.url, customer);

async function rowOf({ reference }: Customer): Promise<Row> {
	const rows = (await book.rows()).filter((row) => row.reference === reference);
	expect(rows).toHaveLength(1);
	return rows[0]!;
}

/** How much there is at the partners of what must not be doubled. */
function made(): Record<string, number> {
	const { centrapay, omnize, yay } = demo.sandbox.counts();
	return {
		centrapayAccounts: centrapay.created.accounts ?? 0,
		omnizeAccounts: omnize.created.accounts ?? 0,
		agents: omnize.created.agents ?? 0,
		transfers: yay.transfers,
	};
}

/** How much has been made since then. */
const madeSince = (before: Record<string, number>) =>
	Object.fromEntries(Object.entries(made()).map(([what, now]) => [what, now - before[what]!]));

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

/** What a run leaves that was killed some time ago, just after it had said what it would send. */
const cutShort = { sentBy: 'gone', sentAt: at(60), state: 'under way', revision: 1 };

const accountsOf = ({ company }: Customer) =>
	demo.sandbox.state.centrapay.accounts.filter(({ name }) => name === company);

const keysOf = (customer: Customer) =>
	demo.sandbox.state.centrapay.apiKeys
		.filter(({ accountId }) => accountId === accountsOf(customer)[0]!.id)
		.map(({ name, enabled }) => ({ name, enabled }));

const atOmnize = ({ email }: Customer) =>
	demo.sandbox.state.omnize.accounts.filter((account) => account.email === email);

/** Adds something to an account at Centrapay as somebody else would. */
async function addTo(accountId: string, things: string, thing: object): Promise<void> {
	const { baseUrl, apiKey } = demo.sandbox.credentials.centrapayApi;
	const response = await fetch(`${baseUrl}/api/accounts/${accountId}/${things}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': String(apiKey) },
		body: JSON.stringify(thing),
	});
	expect(response.ok).toBe(true);
}

const makeKey = async (accountId: string, name: string) =>
	await addTo(accountId, 'api-keys', { name, role: 'merchant-terminal' });

const partners = ['wochit', 'centrapay', 'omnize', 'yay', 'typsy'] as const;
const statesIn = (row: Row) => Object.fromEntries(partners.map((one) => [one, row[one]]));
const all = (state: string) => Object.fromEntries(partners.map((one) => [one, state]));

beforeAll(async () => {
	demo = await setUp();
	// Done when it is first asked for, after a second: most of the time here would be waiting else.
	demo.sandbox.configure({ typsy: { processingMs: 500 } });
	await onboard(newCustomer());
	book = (await findBook(demo.rest))!;
});

afterAll(async () => {
	await demo?.dispose();
});

it('says where a customer stands, with every identifier', async () => {
	const customer = newCustomer();
	const made = await onboard(customer);

	expect(made).toMatchObject({ code: 201, status: 'onboarded', problems: [] });
	const row = await rowOf(customer);
	expect(row).toMatchObject({
		...all('done'),
		state: 'onboarded',
		company: customer.company,
		wochitOrganizationId: made.wochit.organizationId,
		centrapayAccountId: made.centrapay.accountId,
		centrapayKeyName: 'n8nTerminal1',
		omnizeAccountId: made.omnize.accountId,
		omnizeDepartmentId: made.omnize.departmentId,
		omnizeAgentIds: made.omnize.agentIds.join(', '),
		yayCustomerUuid: made.yay.customerUuid,
		yayCredit: customer.credit,
		typsyAccountIdentifier: customer.reference,
		typsyUsers: `${customer.email}, ${customer.colleagueEmail}`,
		sentBy: '',
	});
});

it('has nothing done twice for a customer who comes again', async () => {
	const customer = newCustomer();
	const first = await onboard(customer);
	const before = demo.sandbox.counts();
	const second = await onboard(customer);

	expect(second).toEqual({ ...first, code: 201 });
	expect(demo.sandbox.counts()).toEqual(before);
});

it('takes up a row that a person entered, and leaves alone what is done there', async () => {
	const customer = newCustomer();
	const { reference, company } = customer;
	const known = { centrapay: 'done', centrapayAccountId: 'KnownAccount' };
	await book.insert({ reference, company, ...known });
	const before = made();

	expect(await onboard(customer)).toMatchObject({ status: 'onboarded', problems: [] });
	expect(madeSince(before)).toMatchObject({ centrapayAccounts: 0, omnizeAccounts: 1 });
	expect(await rowOf(customer)).toMatchObject({ ...all('done'), ...known });
});

it('has one onboarded once for whom several calls come at the same moment', async () => {
	const customers = [newCustomer(), newCustomer(), newCustomer()];
	const before = made();
	const answers = await Promise.all([...customers, ...customers, ...customers].map(onboard));

	expect(answers.filter(({ code }) => ![201, 202].includes(code))).toEqual([]);
	expect(answers.filter(({ code }) => code === 201).length).toBeGreaterThanOrEqual(3);
	for (const customer of customers) expect(await rowOf(customer)).toMatchObject(all('done'));
	expect(madeSince(before)).toEqual({
		centrapayAccounts: 3,
		omnizeAccounts: 3,
		agents: 6,
		transfers: 3,
	});
});

it('adds partners that a customer did not have before', async () => {
	const customer = newCustomer({ partners: ['Yay.com', 'wochit'] });
	expect(await onboard(customer)).toMatchObject({ code: 201, status: 'onboarded' });
	expect(await rowOf(customer)).toMatchObject({
		...all('not wanted'),
		wochit: 'done',
		yay: 'done',
	});
	expect(accountsOf(customer)).toEqual([]);

	expect(await onboard({ ...customer, partners: '' })).toMatchObject({ status: 'onboarded' });
	expect(await rowOf(customer)).toMatchObject(all('done'));
	expect(demo.sandbox.counts().yay.creditByCustomer[customer.reference]).toMatchObject({
		transfers: 1,
	});
});

it('names a partner that there is none of, and sends nothing', async () => {
	const customer = newCustomer({ partners: 'Wochit, Acme' });
	expect(await onboard(customer)).toMatchObject({
		code: 207,
		problems: ['There is no partner "acme"'],
	});
	expect((await book.rows()).some(({ reference }) => reference === customer.reference)).toBe(false);
});

it('has what was refused done once it is possible, and nothing else', async () => {
	const customer = newCustomer();
	const haveBalance = (balance: string) => {
		demo.sandbox.configure({ yay: { balance } });
		demo.sandbox.reset();
	};
	haveBalance('1.000');
	expect(await onboard(customer)).toMatchObject({
		code: 207,
		problems: [expect.stringMatching(/^Yay\.com: /)],
	});
	const row = await rowOf(customer);
	expect(row).toMatchObject({ ...all('done'), yay: 'needs attention', state: 'needs attention' });

	haveBalance('1000000.000');
	const before = made();
	expect(await onboard(customer)).toMatchObject({ status: 'onboarded' });
	expect(statesIn(await rowOf(customer))).toEqual(all('done'));
	expect(madeSince(before)).toEqual({
		centrapayAccounts: 0,
		omnizeAccounts: 0,
		agents: 0,
		transfers: 1,
	});
});

it('stays without a mark of a customer whose data no partner would take', async () => {
	const wrong = newCustomer({ region: 'XX' });
	expect(await onboard(wrong)).toMatchObject({ code: 207 });
	expect(statesIn(await rowOf(wrong))).toEqual(all(null as unknown as string));
	expect(await onboard({ ...wrong, region: 'NZ' })).toMatchObject({ status: 'onboarded' });
	expect(statesIn(await rowOf(wrong))).toEqual(all('done'));
});

it('leaves a customer alone whom another run is at', async () => {
	const customer = newCustomer();
	const { reference, company } = customer;
	await book.insert({ ...cutShort, reference, company, sentBy: '4711', sentAt: at(1) });
	const before = demo.sandbox.counts().requests;

	const answer = await onboard(customer);
	expect(answer).toMatchObject({ code: 202, status: 'under way' });
	expect(answer.problems[0]).toMatch(
		/^The execution 4711 has been at this customer since .*Nothing was sent/,
	);
	expect(demo.sandbox.counts().requests).toBe(before);
});

describe('After a run that was cut short', () => {
	it('what can be looked up is done, and what can not waits for a person, who enters its ID', async () => {
		const customer = newCustomer();
		const { reference, company } = customer;
		const times = { centrapayAt: at(60), omnizeAt: at(60) };
		const lost = {
			...times,
			centrapayAccountId: '?',
			omnizeAccountId: '?',
			centrapayKeyName: 'n8nTerminal1',
		};
		await book.insert({ ...cutShort, ...all('sent'), ...lost, reference, company });
		const { apiKey, baseUrl } = demo.sandbox.credentials.centrapayApi;
		await fetch(`${baseUrl}/api/accounts`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
			body: JSON.stringify({ type: 'org', name: company, region: 'NZ' }),
		});
		const before = demo.sandbox.counts();

		const answer = await onboard(customer);
		expect(answer).toMatchObject({ code: 207, status: 'needs attention' });
		expect(answer.problems).toEqual([
			expect.stringMatching(/^Centrapay: An account may have been made .*centrapayAccountId/),
		]);
		expect(await rowOf(customer)).toMatchObject({
			...all('done'),
			centrapay: 'needs attention',
		});
		expect(demo.sandbox.counts().centrapay).toEqual(before.centrapay);

		const again = await onboard(customer);
		expect(again.problems).toEqual(answer.problems);
		expect(demo.sandbox.counts().requests).toBeGreaterThan(before.requests);

		const { id } = accountsOf(customer)[0]!;
		await book.change('reference', reference, { centrapayAccountId: id });
		expect(await onboard(customer)).toMatchObject({
			status: 'onboarded',
			centrapay: { accountId: id },
		});
		expect(await rowOf(customer)).toMatchObject({ ...all('done'), centrapayAccountId: id });
		expect(accountsOf(customer)).toHaveLength(1);
		expect(atOmnize(customer)).toHaveLength(1);
	});

	it("an account at Omnize that may have been made is found, and never taken for another customer's", async () => {
		const customer = newCustomer({ partners: 'Omnize' });
		const { email } = customer;
		const { omnize } = await onboard(customer);
		const lost = { ...cutShort, omnize: 'sent', omnizeAccountId: '?', omnizeAt: at(60) };
		await book.change('reference', customer.reference, { ...lost, revision: 7 });
		expect(await onboard(customer)).toMatchObject({ status: 'onboarded', omnize });
		expect(atOmnize(customer)).toHaveLength(1);

		const other = newCustomer({ partners: 'Omnize', email, contactLastName: 'Other' });
		const { reference, company } = other;
		await book.insert({ ...lost, reference, company });
		const { accountId } = omnize;
		expect(await onboard(other)).toMatchObject({
			status: 'needs attention',
			problems: [
				expect.stringContaining(
					`The account ${accountId} has the e-mail ${email}, but another contact or website`,
				),
			],
		});
		expect(await rowOf(other)).toMatchObject({ omnizeAccountId: '?' });
		expect(atOmnize(customer)).toHaveLength(1);
	});

	it("a terminal's key whose secret nobody has is disabled, and another one made", async () => {
		const customer = newCustomer({ partners: 'Centrapay' });
		const { centrapay } = await onboard(customer);
		await makeKey(centrapay.accountId, 'Terminal5');
		const lost = { ...cutShort, centrapay: 'sent', revision: 7 };
		await book.change('reference', customer.reference, lost);

		expect(await onboard(customer)).toMatchObject({ code: 201, status: 'onboarded' });
		expect(keysOf(customer)).toEqual([
			{ name: 'n8nTerminal1', enabled: false },
			{ name: 'Terminal5', enabled: true },
			{ name: 'n8nTerminal2', enabled: true },
		]);
		expect(await rowOf(customer)).toMatchObject({
			centrapay: 'done',
			centrapayKeyName: 'n8nTerminal2',
		});
	});
});

/** Who is in a customer's account at Typsy, and whether they have departed. */
const usersOf = ({ reference }: Customer) =>
	demo.sandbox.state.typsy.users
		.filter(({ accountIdentifier }) => accountIdentifier === reference)
		.map(({ email, departed }) => ({ email, departed }));

/** Two users whom Centrapay knows. */
const owners = ['da75ad90-9a5b-4df0-8374-f48b3a8fbfcc', 'b657195e-dc2f-11ea-8566-e7710d592c99'];

describe('A customer who leaves', () => {
	const somebody = 'Ada Lovelace';
	const find = async (text: string) =>
		await FormVisit.begin(`${demo.n8n.url}/form/customer-leaves`, text);

	/** Finds a customer by the reference, and presses Offboard. */
	async function offboard({ reference }: Customer): Promise<string> {
		const visit = await find(reference);
		await visit.submit(somebody);
		return visit.page;
	}

	beforeAll(async () => {
		await demo.rest.publish('offboardCustomer');
	});

	it('is chosen from the book, has everything closed that can be, and stays gone', async () => {
		const leaver = newCustomer({ company: 'Quay <One>' });
		const other = newCustomer({ company: 'Quay Two' });
		await Promise.all([leaver, other].map(onboard));
		const { id } = accountsOf(leaver)[0]!;
		for (const userId of owners) await addTo(id, 'members', { userId, role: 'account-owner' });
		const before = demo.sandbox.state;

		const visit = await find('QUAY');
		expect(visit.page).toContain(`${other.reference} – Quay Two`);
		await visit.submit(`${leaver.reference} – Quay  One `);
		expect(visit.page).toMatch(/1 API key is disabled: n8nTerminal1\. 2 members are removed: \w/);
		expect(visit.page).toMatch(/2 agents are deleted: .*The account \d+ is deactivated/);
		expect(visit.page).toMatch(new RegExp(`2 users depart: .*${leaver.colleagueEmail}`));
		expect(demo.sandbox.state).toEqual(before);
		await visit.submit(somebody);

		expect(visit.page).toContain('Quay &lt;One&gt; has left');
		expect(visit.page).toMatch(
			/1 API key disabled\. Its keys were read after that: none is enabled/,
		);
		expect(visit.page).toContain('is still a member: Centrapay keeps the last owner');
		const members = demo.sandbox.state.centrapay.members;
		expect(members.filter(({ accountId }) => accountId === id)).toHaveLength(1);
		expect(keysOf(leaver)).toEqual([{ name: 'n8nTerminal1', enabled: false }]);
		expect(usersOf(leaver).map(({ departed }) => departed)).toEqual([true, true]);
		const row = await rowOf(leaver);
		expect(row).toMatchObject({
			...all('left'),
			wochit: 'needs attention',
			yay: 'needs attention',
		});
		expect(row).toMatchObject({ state: 'left', typsyUsers: '', sentBy: '' });
		expect(row.wochitSays).toMatch(/then enter left in wochit/);
		const account = demo.sandbox.state.omnize.accounts.find(
			({ id }) => String(id) === row.omnizeAccountId,
		);
		expect(account).toMatchObject({ ativo: 0 });
		expect(row.omnizeSays).toBe(
			'2 agents deleted, the account deactivated. Both were read after that.',
		);
		expect(row.typsySays).toMatch(/^2 users departed\. Its users were read after that/);
		expect(keysOf(other)).toEqual([{ name: 'n8nTerminal1', enabled: true }]);
		expect((await find('quay')).page).toContain(`Offboard ${other.reference}`);
		expect((await find(leaver.reference)).page).toContain(`${leaver.reference} has left`);

		const after = demo.sandbox.counts().requests;
		const refused = {
			problems: [expect.stringMatching(/^The customer has left.*Nothing was sent/)],
		};
		expect(await onboard(leaver)).toMatchObject({ code: 207, status: 'left', ...refused });
		const lines = [Object.keys(leaver), Object.values(leaver), ''].map(String);
		await writeFile(join(demo.n8n.filesFolder, 'customers.csv'), lines.join('\n'));
		const daily = await executeByHand(demo, workflowIds.fromFile);
		expect(daily.status).toBe('success');
		const { reference } = leaver;
		expect(outputOf(daily, 'Has left')).toMatchObject([{ reference, status: 'left', ...refused }]);
		expect(outputOf(daily, 'Needs attention')).toEqual([]);
		expect(demo.sandbox.counts().requests).toBe(after);
	});

	it('is offboarded to the end by another run after one that was cut short, and may come back', async () => {
		const customer = newCustomer({ partners: 'Typsy' });
		const { reference } = customer;
		await onboard(customer);
		const { typsyUsers } = await rowOf(customer);
		await offboard(customer);
		const sent = { typsy: 'sent', typsyUsers };
		const lost = { ...cutShort, ...sent, state: 'leaving', sentAt: at(0), revision: 7 };
		await book.change('reference', reference, lost);

		expect(await offboard(customer)).toContain('has left');
		expect(await rowOf(customer)).toMatchObject({ typsy: 'left', state: 'left', sentBy: '' });

		await book.change('reference', reference, { state: '', typsy: '' });
		expect(await onboard(customer)).toMatchObject({ status: 'onboarded' });
		expect(usersOf(customer).map(({ departed }) => departed)).toEqual([false, false]);
	});

	it('is not guessed at where the book has no ID, and waits for a person', async () => {
		const customer = newCustomer({ partners: 'Centrapay, Omnize' });
		await onboard(customer);
		const { id } = accountsOf(customer)[0]!;
		await book.change('reference', customer.reference, { centrapayAccountId: '?' });

		const { data } = await executionOf(demo.n8n, 'offboardCustomer', async () => {
			const visit = await find(customer.reference);
			await visit.submit(somebody);
			expect(visit.page).toMatch(/needs attention[^]*Enter its ID in centrapayAccountId/);
			await visit.end();
		});
		expect(data.resultData.error?.message).toMatch(
			/needs attention: Centrapay: .*Enter its ID in centrapayAccountId/,
		);
		expect(keysOf(customer)).toEqual([{ name: 'n8nTerminal1', enabled: true }]);
		expect(await rowOf(customer)).toMatchObject({
			state: 'leaving',
			centrapay: 'needs attention',
			omnize: 'left',
		});
		const { problems } = await onboard(customer);
		expect(problems).toEqual([expect.stringMatching(/^The customer is leaving/)]);

		await book.change('reference', customer.reference, { centrapayAccountId: id });
		expect(await offboard(customer)).toContain('has left');
		expect(keysOf(customer)).toEqual([{ name: 'n8nTerminal1', enabled: false }]);
	});

	it('keeps what changed after somebody looked, says so, and loses it in the next run', async () => {
		const customer = newCustomer({ partners: 'Centrapay, Omnize' });
		await onboard(customer);
		const { id } = accountsOf(customer)[0]!;
		const row = await rowOf(customer);
		const [agent] = String(row.omnizeAgentIds).split(', ');
		const there = () =>
			demo.sandbox.state.omnize.agents
				.filter(({ account_id: account }) => String(account) === row.omnizeAccountId)
				.filter(({ deleted_at: deletedAt }) => deletedAt === null)
				.map(({ name }) => name);

		const visit = await find(customer.reference);
		await new ByHand(demo.sandbox).renameAgent(Number(agent), 'New Name');
		await makeKey(id, 'Terminal9');
		await visit.submit(somebody);
		expect(visit.page).toContain('has changed since it was planned: name is now “New Name”');
		expect(visit.page).toContain('Still agents: New Name');
		expect(visit.page).toContain('Still enabled: Terminal9');
		expect(there()).toEqual(['New Name']);
		expect(await rowOf(customer)).toMatchObject({ state: 'leaving', omnize: 'needs attention' });

		expect((await find(customer.reference)).page).toContain('1 agent is deleted: New Name');
		expect(await offboard(customer)).toContain('has left');
		expect(there()).toEqual([]);
		expect(keysOf(customer).map(({ enabled }) => enabled)).toEqual([false, false]);
		const log = await (await DataTable.find(demo.rest, 'Partner log'))!.rows();
		const ours = log.filter(
			(one) => one.customer === customer.reference && one.what === 'offboard',
		);
		expect(ours.map(({ partner, outcome, by }) => [partner, outcome, by])).toEqual([
			['Centrapay', 'open', somebody],
			['Omnize', 'open', somebody],
			['Centrapay', 'closed', somebody],
			['Omnize', 'closed', somebody],
		]);
	});

	it('is offboarded all the same where the log can not be written, which the page says', async () => {
		const customer = newCustomer({ partners: 'Omnize' });
		await onboard(customer);
		await demo.rest.unpublish(workflowIds.log);
		const page = await offboard(customer);
		await demo.rest.publish(workflowIds.log);
		expect(page).toContain('has left');
		expect(page).toContain('The log could not be written. Is Partner log published');
		expect(await rowOf(customer)).toMatchObject({ state: 'left', omnize: 'left' });
	});

	it('is left alone while being onboarded, and offboarded once by two at the same moment', async () => {
		const customer = newCustomer();
		const { reference, company } = customer;
		const busy = { state: 'under way', sentBy: '4711', sentAt: at(1), revision: 3 };
		const atOmnize = { ...all('not wanted'), omnize: 'done', omnizeAccountId: '1' };
		await book.insert({ ...busy, ...atOmnize, reference, company });
		const before = demo.sandbox.counts().requests;
		const { data } = await executionOf(demo.n8n, 'offboardCustomer', async () => {
			const visit = await find(reference);
			expect(visit.page).toContain('is being onboarded: the execution 4711');
			await visit.end();
		});
		expect(data.resultData.error?.message).toMatch(/^Nobody was offboarded/);
		expect(demo.sandbox.counts().requests).toBe(before);

		await book.change('reference', reference, { state: 'onboarded', sentBy: '', sentAt: '' });
		demo.sandbox.requests.clear();
		const visits = await Promise.all([find(reference), find(reference)]);
		await Promise.all(visits.map(async (visit) => await visit.submit(somebody)));
		const pages = visits.map(({ page }) => /has left|Another run has been at/.exec(page)?.[0]);
		expect(pages.sort()).toEqual(['Another run has been at', 'has left']);
		const changes = demo.sandbox.requests.all({ vendor: 'omnize', method: 'PUT' });
		expect(changes).toHaveLength(1);
		expect(await rowOf(customer)).toMatchObject({ state: 'left', omnize: 'left' });
	});

	it('takes along whom Sync employees and Bulk import made in the account', async () => {
		const customer = newCustomer({ partners: 'Omnize, Typsy' });
		const { reference, email, colleagueEmail } = customer;
		const file = (name: string) => join(demo.n8n.filesFolder, name);
		const employees = [email, colleagueEmail, 'cook@book.example'].map((one) => `${one},A,B,Bar`);
		const list = ['email,firstName,lastName,venue', ...employees, ''].join('\n');
		await writeFile(file('employees.csv'), list);
		const users = 'firstName,lastName,email,structure\nA,B,waiter@book.example,Bar\n';
		await writeFile(file('users.csv'), users);
		await enterSetting(demo.rest, 'syncEmployees', 'reference', reference);
		await enterSetting(demo.rest, 'bulkImport', 'reference', reference);
		await demo.rest.publish('bulkImport');
		const sync = async () => await executeByHand(demo, 'syncEmployees');
		const problemOf = async () => (await sync()).data.resultData.error?.message;
		expect(await problemOf()).toMatch(`The customer ${reference} is not in the book`);
		await onboard(customer);

		expect(await problemOf()).toBeUndefined();
		await startByHand(demo.rest, 'bulkImport');
		await untilAllAreOver(demo.n8n, 'bulkImport');
		const everybody = [email, colleagueEmail, 'cook@book.example', 'waiter@book.example'];
		expect(usersOf(customer)).toEqual(everybody.map((one) => ({ email: one, departed: false })));

		expect(await offboard(customer)).toContain('4 users departed');
		expect(usersOf(customer)).toEqual(everybody.map((one) => ({ email: one, departed: true })));
		expect(await problemOf()).toMatch(`The customer ${reference} has left`);
	});
});

it('stays as it is while Onboard customer is not published, and the caller says so', async () => {
	const customer = newCustomer();
	await demo.rest.unpublish(workflowIds.onboardCustomer);
	const before = demo.sandbox.counts().requests;
	const answer = await onboard(customer);
	await demo.rest.publish(workflowIds.onboardCustomer);

	expect(answer.code).toBe(503);
	expect(answer.problems[0]).toMatch(/Is it published, and chosen in Onboard\?/);
	expect(demo.sandbox.counts().requests).toBe(before);
	expect(await onboard(customer)).toMatchObject({ code: 201, status: 'onboarded' });
});

describe("While n8n's one runner of Code steps works for somebody else", () => {
	/** Keeps the runner from answering for longer than n8n waits for it below, but not than it waits three times. */
	const busy = {
		name: 'Of somebody else',
		nodes: [
			{
				id: 'call',
				name: 'Call',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: 'busy',
				position: [0, 0],
				parameters: { httpMethod: 'POST', path: 'busy' },
			},
			{
				id: 'compute',
				name: 'Compute',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				position: [200, 0],
				parameters: {
					jsCode: 'for (const end = Date.now() + 14000; Date.now() < end; );\nreturn [];',
				},
			},
		],
		connections: { Call: { main: [[{ node: 'Compute', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};

	/** n8n gives up on its runner after seconds in place of a minute. */
	const impatient = {
		N8N_RUNNERS_TASK_ACCEPT_TIMEOUT: '1',
		N8N_RUNNERS_TASK_REQUEST_TIMEOUT: '6',
	};

	it('tries its own Code steps again, and has the customer onboarded', async () => {
		const port = Number(new URL(demo.n8n.url).port);
		await demo.n8n.stop();
		await demo.n8n.start(port, impatient);
		const { id } = await demo.rest.request<{ id: string }>('POST', '/rest/workflows', busy);
		await demo.rest.publish(id);
		// So that the next one comes to its first Code step at once.
		await onboard(newCustomer());

		expect((await callWebhook(demo.n8n.url, 'busy', {})).status).toBe(200);
		const customer = newCustomer();
		expect(await onboard(customer)).toMatchObject({ code: 201, status: 'onboarded' });
		expect(await rowOf(customer)).toMatchObject(all('done'));
		expect(await readFile(demo.n8n.logPath, 'utf8')).toContain('Task request timed out');
	});
});
