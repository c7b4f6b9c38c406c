import { clearBook } from '../../lab/demo/book';
import { demoAgents, list, sync } from '../../lab/demo/employees';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { executeByHand } from '../../lab/n8n/byHand';
import { outputOf } from '../../lab/n8n/n8n';
import { addTwoOnce, namesOfAgents, usersAtTypsy } from './employees';
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

it('sync employees, and lock out who left', async () => {
	await addTwoOnce(demo);

	await list(demo, ...demoAgents, 'maria@example.com,Maria,Souza,Kitchen');
	const third = await sync(demo);
	expect(third.data.resultData.error).toBeUndefined();
	expect(namesOfAgents(demo)).toContain('Maria Souza');
	expect(outputOf(third, 'Lock agent out')).toHaveLength(1);
	expect(namesOfAgents(demo)).toContain('(left) Ben Carter');
	expect(usersAtTypsy(demo)).toContainEqual({
		email: 'maria@example.com',
		departed: false,
		venues: ['Kitchen: member'],
	});
	expect(usersAtTypsy(demo)).toContainEqual(
		expect.objectContaining({ email: 'ben@example.com', departed: true }),
	);
	expect(outputOf(third, 'Needs attention')).toEqual([]);

	await list(
		demo,
		...demoAgents,
		'maria@example.com,Maria,Souza,Kitchen',
		'ben@example.com,Ben,Carter,Bar',
	);
	const fourth = await sync(demo);
	expect(outputOf(fourth, 'Lock agent out')).toEqual([]);
	expect(namesOfAgents(demo)).toContain('Ben Carter');
	expect(namesOfAgents(demo)).not.toContain('(left) Ben Carter');
	expect(usersAtTypsy(demo)).toContainEqual(
		expect.objectContaining({ email: 'ben@example.com', departed: false }),
	);
});
