import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { clearBook } from '../../lab/demo/book';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { executeByHand } from '../../lab/n8n/byHand';
import { outputOf } from '../../lab/n8n/n8n';
import { FormVisit } from './form';

/** The workflows to copy with the keys that Typsy and Omnize gave out before. */

let demo: DemoEnvironment;

beforeAll(async () => {
	demo = await setUp({ keys: 'earlier' });
	demo.sandbox.configure({ typsy: { processingMs: 200 } });
});

beforeEach(async () => {
	demo.sandbox.reset();
	await clearBook(demo.rest);
});

afterAll(async () => {
	await demo?.dispose();
});

it('onboard a customer and offboard them, with no request of today', async () => {
	const execution = await executeByHand(demo, 'onboardFromHubspot', 'New company');
	const { reference, ...onboarded } = outputOf(execution, 'Onboarded')[0]!;
	expect(onboarded).toMatchObject({ status: 'onboarded', problems: [] });
	const { typsy, omnize } = demo.sandbox.state;
	expect(typsy.accounts.at(-1)).toMatchObject({ identifier: reference, country: 'NZ' });
	expect(omnize.agents.at(-1)).toMatchObject({ email: 'ben@lighthouse-hotel.example' });

	await demo.rest.publish('offboardCustomer');
	const visit = await FormVisit.begin(`${demo.n8n.url}/form/customer-leaves`, String(reference));
	await visit.submit();
	expect(visit.page).toContain('has left');
	const users = demo.sandbox.state.typsy.users.filter(
		({ accountIdentifier }) => accountIdentifier === reference,
	);
	expect(users.map(({ departed }) => departed)).toEqual([true, true]);

	const paths = demo.sandbox.requests.all().map(({ path }) => path);
	expect(paths).toContainEqual('/v2/users/create');
	expect(paths).toContainEqual('/api/v1/agents');
	expect(paths.filter((path) => /connect\/token|workspace|^\/partner/.test(path))).toEqual([]);
});

describe('"Sync employees every night" with the keys of before', () => {
	const workflowId = 'syncEmployees';
	const header = 'email,firstName,lastName,venue';
	const demoAgents = ['user@example.org,Demo,Agent,Bar', 'second@example.org,Demo,Agent,Bar'];
	const employeesFile = () => join(demo.n8n.filesFolder, 'employees.csv');
	const list = async (...lines: string[]) =>
		await writeFile(employeesFile(), [header, ...lines, ''].join('\n'));
	const sync = async () => await executeByHand(demo, workflowId, 'By hand');
	const usersAtTypsy = () =>
		demo.sandbox.state.typsy.users.map(({ email, departed, structures }) => ({
			email,
			departed,
			venues: structures.map(({ name }) => name),
		}));

	it('adds who is missing, changes what differs, takes from who left, and rests after that', async () => {
		await list(
			...demoAgents,
			'Maria@example.com,Maria,Silva,Bar',
			'ben@example.com,Ben,Carter,Bar',
		);
		const first = await sync();
		expect(first.data.resultData.error).toBeUndefined();
		const agents = demo.sandbox.state.omnize.agents.map(({ name, email }) => ({ name, email }));
		expect(agents).toContainEqual({ name: 'Maria Silva', email: 'maria@example.com' });
		expect(demo.sandbox.counts().omnize.created.agents).toBe(2);
		expect(demo.sandbox.counts().typsy.created.users).toBe(4);

		const before = demo.sandbox.counts();
		await sync();
		expect(demo.sandbox.counts().omnize.created).toEqual(before.omnize.created);
		expect(demo.sandbox.counts().typsy.created).toEqual(before.typsy.created);

		await list(...demoAgents, 'maria@example.com,Maria,Souza,Kitchen');
		demo.sandbox.requests.clear();
		const third = await sync();
		expect(third.data.resultData.error).toBeUndefined();
		expect(demo.sandbox.state.omnize.agents.map(({ name }) => name)).toContain('Maria Souza');
		expect(outputOf(third, 'Lock agent out')).toHaveLength(1);
		expect(demo.sandbox.state.omnize.agents.map(({ name }) => name)).toContain('(left) Ben Carter');
		expect(usersAtTypsy()).toContainEqual({
			email: 'maria@example.com',
			departed: false,
			venues: ['Kitchen'],
		});
		expect(usersAtTypsy()).toContainEqual(
			expect.objectContaining({ email: 'ben@example.com', departed: true }),
		);
		expect(outputOf(third, 'Needs attention')).toEqual([]);

		await list(
			...demoAgents,
			'maria@example.com,Maria,Souza,Kitchen',
			'ben@example.com,Ben,Carter,Bar',
		);
		const fourth = await sync();
		expect(outputOf(fourth, 'Lock agent out')).toEqual([]);
		const names = demo.sandbox.state.omnize.agents.map(({ name }) => name);
		expect(names).toContain('Ben Carter');
		expect(names).not.toContain('(left) Ben Carter');
		expect(usersAtTypsy()).toContainEqual(
			expect.objectContaining({ email: 'ben@example.com', departed: false }),
		);
	});
});
