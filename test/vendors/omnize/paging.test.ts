import { OmnizeApi } from '../../../credentials/OmnizeApi.credentials';
import { Omnize } from '../../../nodes/Omnize/Omnize.node';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { runNode } from '../../harness/n8n';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const accountId = '1';
const run = async (operation: string, parameters: object, names?: string[]) =>
	await runNode({
		node: new Omnize(),
		credentialType: new OmnizeApi(),
		credential: { ...sandbox.credentials.omnizeApi },
		parameters: { resource: 'agent', operation, accountId, ...parameters },
		items: names?.map((name) => ({ name })),
	});

const agent = {
	name: '={{ $json.name }}',
	email: '={{ $json.name }}@example.com',
	password: 'plain words',
};
const names = (count: number) => Array.from({ length: count }, (_, index) => `agent${index}`);
const reads = () =>
	sandbox.requests.all({ vendor: 'omnize' }).filter(({ method }) => method === 'GET');

describe.each(['whole', 'pages'] as const)('agents that are listed %s', (lists) => {
	beforeEach(() => sandbox.configure({ omnize: { lists } }));
	afterEach(() => sandbox.configure({ omnize: { lists: 'whole' } }));

	it.each([0, 1, 19, 20, 21, 40, 45])('are all read: %p', async (count) => {
		if (count > 0) await run('create', agent, names(count));
		const { json: out } = await run('getAll', { returnAll: true });
		const found = out
			.map(({ email }) => String(email))
			.filter((email) => email.startsWith('agent'));
		expect(found.sort()).toEqual(
			names(count)
				.map((name) => `${name}@example.com`)
				.sort(),
		);
	});

	it('are not made a second time, however old they are', async () => {
		await run('create', agent, names(45));
		const { json: out } = await run('create', { ...agent, ifExists: 'useExisting' }, names(2));
		expect(out).toHaveLength(2);
		expect(sandbox.counts().omnize.created.agents).toBe(45);
	});

	it('are read no further than to the limit', async () => {
		await run('create', agent, names(45));
		sandbox.requests.clear();
		await run('getAll', { returnAll: false, limit: 5 });
		expect(reads()).toHaveLength(1);
	});
});
