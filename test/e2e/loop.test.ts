import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { credentialOf, credentialToImport, nodeType } from '../../lab/faults/workflow';
import { packPackage } from '../../lab/n8n/communityPackage';
import { N8n } from '../../lab/n8n/n8n';
import { startSandbox, type Sandbox } from '../../sandbox';
import { createAccountsOneByOne } from './oneByOne';

let n8n: N8n;
let sandbox: Sandbox;
let packFolder: string;

const link = (node: string) => [{ node, type: 'main', index: 0 }];
const rounds = [
	['a', 'b'],
	['c', 'd'],
	['e', 'f'],
];

beforeAll(async () => {
	packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	sandbox = await startSandbox();
	n8n = await N8n.create({ tarball: await packPackage(packFolder) });
	await n8n.importCredentials([
		credentialToImport('centrapay', { ...sandbox.credentials.centrapayApi }),
	]);
	await n8n.importWorkflows([
		{
			id: 'loop',
			name: 'Loop',
			settings: { executionOrder: 'v1' },
			nodes: [
				{
					id: '1',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					id: '2',
					name: 'Names',
					type: 'n8n-nodes-base.set',
					typeVersion: 3.4,
					position: [200, 0],
					parameters: {
						mode: 'raw',
						jsonOutput: JSON.stringify({ names: rounds.flat().map((name) => ({ name })) }),
						options: {},
					},
				},
				{
					id: '3',
					name: 'Split',
					type: 'n8n-nodes-base.splitOut',
					typeVersion: 1,
					position: [400, 0],
					parameters: { fieldToSplitOut: 'names', options: {} },
				},
				{
					id: '4',
					name: 'Loop',
					type: 'n8n-nodes-base.splitInBatches',
					typeVersion: 3,
					position: [600, 0],
					parameters: { batchSize: 2, options: {} },
				},
				{
					id: '5',
					name: 'Create',
					type: nodeType('centrapay'),
					typeVersion: 1,
					position: [800, 0],
					credentials: credentialOf('centrapay'),
					retryOnFail: true,
					maxTries: 3,
					waitBetweenTries: 10,
					parameters: createAccountsOneByOne,
				},
			],
			connections: {
				Start: { main: [link('Names')] },
				Names: { main: [link('Split')] },
				Split: { main: [link('Loop')] },
				Loop: { main: [[], link('Create')] },
				Create: { main: [link('Loop')] },
			},
		},
	]);
});

afterAll(async () => {
	await n8n.dispose();
	await sandbox.close();
	await rm(packFolder, { recursive: true });
});

it('in a loop, Retry On Fail sends in each round only what that round has not done yet', async () => {
	// The second item of the first two rounds is refused once.
	sandbox.faults.next(['none', 'status429', 'none', 'none', 'status429']);
	const execution = await n8n.execute('loop');

	expect(execution.status).toBe('success');
	const runs = execution.data.resultData.runData.Create ?? [];
	const names = runs.map(({ data }) => (data?.main?.[0] ?? []).map(({ json }) => json.name));
	expect(names).toEqual(rounds);
	expect(sandbox.counts().centrapay).toMatchObject({
		created: { accounts: 6 },
		duplicates: { accounts: 0 },
	});
});
