import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import { credentialsFor } from '../../lab/demo/credentials';
import { packPackage } from '../../lab/n8n/communityPackage';
import { N8n, outputOf, type WorkflowToImport } from '../../lab/n8n/n8n';
import { demoSecrets, startSandbox, type Sandbox, type Vendor } from '../../sandbox';
import packageJson from '../../package.json';

const centrapayAccount = 'Jaim1Cu1Q55uooxSens6yk';

interface Case {
	vendor: Vendor;
	parameters: IDataObject;
	/** Makes a thing at the vendor, by other hands than n8n's. */
	create(sandbox: Sandbox, name: string): [url: string, headers: object, body: object];
}

const cases: Case[] = [
	{
		vendor: 'yay',
		parameters: { event: 'newCustomer' },
		create: ({ urls, credentials: { yayApi } }, name) => [
			`${urls.yay}/account/reseller`,
			{
				'x-auth-reseller': yayApi.reseller,
				'x-auth-user': yayApi.user,
				'x-auth-password': yayApi.password,
			},
			{ name, contact_name: 'Somebody' },
		],
	},
	{
		vendor: 'omnize',
		parameters: { event: 'newOrChangedDepartment', accountId: '1' },
		create: ({ urls }, name) => [
			`${urls.omnize}/api/v1/departments`,
			{},
			{ token: demoSecrets.omnizeToken, department: { account_id: 1, name } },
		],
	},
	{
		vendor: 'centrapay',
		parameters: {
			event: 'newApiKey',
			accountId: { __rl: true, mode: 'id', value: centrapayAccount },
		},
		create: ({ urls }, name) => [
			`${urls.centrapay}/api/accounts/${centrapayAccount}/api-keys`,
			{ 'x-api-key': demoSecrets.centrapayApiKey },
			{ name, role: 'merchant-terminal' },
		],
	},
];

/** n8n polls at most once a minute for each poll time, so there are many. */
const everyFewSeconds = {
	item: Array.from({ length: 20 }, (_, number) => ({
		mode: 'custom',
		cronExpression: `${number * 3} * * * * *`,
	})),
};

function workflowOf({ vendor, parameters }: Case, sandbox: Sandbox): WorkflowToImport {
	const type = `${vendor}Api`;
	const { id, name } = credentialsFor(sandbox.credentials).find((one) => one.type === type)!;
	return {
		id: vendor,
		name: `When there is something new at ${name}`,
		nodes: [
			{
				id: `${vendor}-trigger`,
				name: 'Trigger',
				type: `${packageJson.name}.${vendor}Trigger`,
				typeVersion: 1,
				position: [0, 0],
				parameters: { pollTimes: everyFewSeconds, ...parameters },
				credentials: { [type]: { id, name } },
			},
			{
				id: `${vendor}-next`,
				name: 'Next',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [200, 0],
				parameters: {},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
	};
}

let packFolder: string;
let sandbox: Sandbox;
let n8n: N8n;

beforeAll(async () => {
	packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-triggers-'));
	sandbox = await startSandbox();
	n8n = await N8n.create({ tarball: await packPackage(packFolder) });
	await n8n.importCredentials(credentialsFor(sandbox.credentials));
	await n8n.importWorkflows(cases.map((one) => workflowOf(one, sandbox)));
	const rest = await n8n.start();
	await rest.setUpOwner();
	for (const { vendor } of cases) await rest.publish(vendor);
});

afterAll(async () => {
	await n8n?.dispose();
	await sandbox?.close();
	await rm(packFolder, { recursive: true, force: true });
});

async function createEverywhere(name: string): Promise<void> {
	for (const { create } of cases) {
		const [url, headers, body] = create(sandbox, name);
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		expect(response.status).toBe(200);
	}
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	for (const end = Date.now() + 60_000; !(await isSo()); await sleep(200)) {
		if (Date.now() > end) throw new Error(`It didn't happen:\n${await n8n.endOfLog()}`);
	}
}

const polls = (vendor: Vendor) => sandbox.requests.all({ vendor, method: 'GET' }).length;

async function twoMorePolls(): Promise<void> {
	const before = cases.map(({ vendor }) => polls(vendor));
	await until(() => cases.every(({ vendor }, place) => polls(vendor) >= before[place]! + 2));
}

const ended = async (status: string) =>
	(await n8n.executions()).filter((one) => one.status === status);

/** Waits for the executions and for two polls in which nothing more is told: the names that each got. */
async function expectTold(...executions: string[][]): Promise<void> {
	const expected = cases.length * executions.length;
	await until(async () => (await ended('success')).length >= expected);
	await twoMorePolls();
	const all = await ended('success');
	for (const { vendor } of cases) {
		const own = all.filter(({ workflowId }) => workflowId === vendor);
		const whole = await Promise.all(own.map((one) => n8n.execution(one)));
		const told = whole.map((one) => outputOf(one, 'Next').map(({ name }) => name));
		expect([vendor, told]).toEqual([vendor, executions]);
	}
}

it('starts each workflow exactly once for each new thing, also across restarts of n8n', async () => {
	await expectTold();
	await createEverywhere('first');
	await expectTold(['first']);

	await n8n.stop();
	await createEverywhere('whileDown1');
	await createEverywhere('whileDown2');
	await n8n.start();
	await expectTold(['first'], ['whileDown1', 'whileDown2']);
	await createEverywhere('last');
	await expectTold(['first'], ['whileDown1', 'whileDown2'], ['last']);

	const [{ staticData }] = (await n8n.query<{ staticData: string }>(
		"SELECT staticData FROM workflow_entity WHERE id = 'yay'",
	)) as [{ staticData: string }];
	expect(staticData).toContain('seen');
	for (const secret of Object.values(demoSecrets)) expect(staticData).not.toContain(secret);
});

it('shows in n8n why a poll failed, and goes on where it was', async () => {
	sandbox.configure({ yay: { ipWhitelisted: false } });
	await until(async () => (await ended('error')).length > 0);
	const [failed] = await ended('error');
	const { error } = (await n8n.execution(failed!)).data.resultData;
	sandbox.configure({ yay: { ipWhitelisted: true } });
	await createEverywhere('after');

	expect(error).toMatchObject({
		message: expect.stringMatching(/^Yay\.com refused: .*not whitelisted/) as string,
		description: expect.stringMatching(
			/whitelisted in Yay\.com's dashboard.* Nothing is lost/,
		) as string,
	});
	await expectTold(['first'], ['whileDown1', 'whileDown2'], ['last'], ['after']);
});
