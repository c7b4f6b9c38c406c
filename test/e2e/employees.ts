import { demoAgents, list, sync } from '../../lab/demo/employees';
import type { DemoEnvironment } from '../../lab/demo/environment';

/** The names of the agents who can log in. */
export const namesOfAgents = ({ sandbox }: DemoEnvironment): string[] =>
	sandbox.state.omnize.agents.filter(({ ativo }) => ativo === 1).map(({ name }) => name);

/** Who is at Typsy, with each venue and the role there. */
export const usersAtTypsy = ({ sandbox }: DemoEnvironment) =>
	sandbox.state.typsy.users.map(({ email, departed, structures }) => ({
		email,
		departed,
		venues: structures.map(({ name, role }) => `${name}: ${role}`),
	}));

/** Syncs two employees whom nobody has yet, and once more, which changes nothing. */
export async function addTwoOnce(demo: DemoEnvironment): Promise<void> {
	const { sandbox } = demo;
	const [maria, ben] = ['Maria@example.com,Maria,Silva,Bar', 'ben@example.com,Ben,Carter,Bar'];
	await list(demo, ...demoAgents, maria!, ben!);
	const first = await sync(demo);
	expect(first.data.resultData.error).toBeUndefined();
	const agents = sandbox.state.omnize.agents.map(({ name, email }) => ({ name, email }));
	expect(agents).toContainEqual({ name: 'Maria Silva', email: 'maria@example.com' });
	expect(sandbox.counts().omnize.created.agents).toBe(2);
	expect(sandbox.counts().typsy.created.users).toBe(4);

	const before = sandbox.counts();
	sandbox.requests.clear();
	await sync(demo);
	expect(sandbox.counts().omnize.created).toEqual(before.omnize.created);
	expect(sandbox.counts().typsy.created).toEqual(before.typsy.created);
	const changing = sandbox.requests
		.all()
		.filter(
			({ method, path }) =>
				(method !== 'GET' && path.includes('/agents')) ||
				/\/(create|update|add|remove|depart)$/.test(path),
		);
	expect(changing).toEqual([]);
}
