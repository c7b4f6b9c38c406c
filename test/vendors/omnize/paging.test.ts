import { omnize } from '../../../nodes/Omnize/omnize';
import { omnizeHost } from '../../../nodes/Omnize/omnizeHost';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { searchList } from '../../harness/n8n';
import { sandbox } from '../setup';
import { nodeOf, useOmnize } from './setup';

useOmnize();

const accountId = '1';
const agent = {
	accountId,
	name: '={{ $json.name }}',
	email: '={{ $json.name }}@example.com',
	password: 'plain words',
};
const names = (count: number) => Array.from({ length: count }, (_, index) => `agent${index}`);
const itemsOf = (all: string[]) => ({ items: all.map((name) => ({ name })) });
const reads = () =>
	sandbox.requests.all({ vendor: 'omnize' }).filter(({ method }) => method === 'GET');

const [before, today] = [nodeOf(omnizeHost), nodeOf(omnize)];

describe.each([
	['whole at the host of before', before, { lists: 'whole' }],
	['in pages at the host of before', before, { lists: 'pages' }],
	['in pages at the host of today', today, { pages: 'known' }],
	['whole at the host of today', today, { pages: 'ignored' }],
] as const)('agents that are listed %s', (_how, { run, screen }, settings) => {
	beforeEach(() => sandbox.configure({ omnize: settings }));

	it.each([0, 1, 18, 19, 38, 45])('are all read: %p', async (count) => {
		if (count > 0) await run('agent: create', agent, itemsOf(names(count)));
		const { json: out } = await run('agent: getAll', { accountId, returnAll: true });
		expect(out).toHaveLength(count + 2);
		const found = out
			.map(({ email }) => String(email))
			.filter((email) => email.startsWith('agent'));
		expect(found.sort()).toEqual(
			names(count)
				.map((name) => `${name}@example.com`)
				.sort(),
		);
		const { results } = await searchList(
			screen('agent: update', { accountId, agentId: { __rl: true, mode: 'list', value: '' } }),
			'searchAgents',
		);
		expect(results).toHaveLength(count + 2);
	});

	it('are not made a second time, however old they are', async () => {
		await run('agent: create', agent, itemsOf(names(45)));
		const again = { ...agent, ifExists: 'useExisting' };
		const { json: out } = await run('agent: create', again, itemsOf(names(2)));
		expect(out).toMatchObject([{ created: false }, { created: false }]);
		expect(sandbox.counts().omnize.created.agents).toBe(45);
	});

	it('are read no further than to the limit', async () => {
		await run('agent: create', agent, itemsOf(names(45)));
		sandbox.requests.clear();
		await run('agent: getAll', { accountId, returnAll: false, limit: 5 });
		expect(reads()).toHaveLength(1);
	});
});

describe('departments of today', () => {
	const names = Array.from({ length: 45 }, (_, index) => `Team ${index}`);
	const department = { accountId, name: '={{ $json.name }}' };

	it('are all read, and not made a second time', async () => {
		const { run } = today;
		await run('department: create', department, itemsOf(names));
		const { json: out } = await run('department: getAll', { accountId, returnAll: true });
		expect(out.map(({ name }) => name).sort()).toEqual([...names].sort());
		// `Team 4` finds those from 40 on, too.
		const again = { ...department, ifExists: 'useExisting' };
		const { json: used } = await run('department: create', again, itemsOf(['Team 4']));
		expect(used).toMatchObject([{ name: 'Team 4', created: false }]);
	});
});

describe.each([
	['before', before, '/api/v1', 'data'],
	['today', today, '/partner/api', 'agents'],
] as const)(
	'a list that others change while it is read, at the host of %s',
	(_host, node, prefix, payload) => {
		/** Forty-five agents; after each page that was read, others do something. */
		async function listWhile(meanwhile: Array<(ids: number[]) => number[]>) {
			let ids = Array.from({ length: 45 }, (_, index) => 45 - index);
			const steps = [...meanwhile];
			const server = await startScriptedServer(({ url }, response) => {
				const asked = new URL(url, 'http://omnize.example');
				expect(asked.pathname).toBe(`${prefix}/agents`);
				const end = Number(asked.searchParams.get('page') ?? 1) * 20;
				const page = ids.slice(end - 20, end).map((id) => ({ id, email: `a${id}@example.com` }));
				json(response, 200, { status: 200, success: true, [payload]: page });
				ids = steps.shift()?.(ids) ?? ids;
			});
			try {
				const credential = { ...node.credential(), baseUrl: server.baseUrl };
				const parameters = { accountId, returnAll: true };
				const { json: out } = await node.run('agent: getAll', parameters, { credential });
				return out.map(({ id }) => id as number);
			} finally {
				await server.close();
			}
		}

		const stayed = Array.from({ length: 44 }, (_, index) => index + 1);

		it('misses none where one is deleted between two pages', async () => {
			const found = await listWhile([(ids) => ids.filter((id) => id !== 45)]);
			expect(found).toEqual(expect.arrayContaining(stayed));
			expect(new Set(found).size).toBe(found.length);
		});

		it('has none twice where one is created between two pages', async () => {
			const found = await listWhile([(ids) => [46, ...ids]]);
			expect(found).toEqual(expect.arrayContaining([...stayed, 45]));
			expect(new Set(found).size).toBe(found.length);
		});

		it('misses none where both happen, again and again', async () => {
			const found = await listWhile([
				(ids) => [46, ...ids.filter((id) => id !== 45)],
				(ids) => ids.filter((id) => id !== 44),
				(ids) => [47, ...ids],
			]);
			expect(found).toEqual(expect.arrayContaining(stayed.filter((id) => id !== 44)));
			expect(new Set(found).size).toBe(found.length);
		});
	},
);
