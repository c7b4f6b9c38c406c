import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { credentialOf, credentialToImport, nodeType } from '../../lab/faults/workflow';
import { works } from '../../lab/faults/works';
import { packPackage } from '../../lab/n8n/communityPackage';
import { N8n, outputOf } from '../../lab/n8n/n8n';
import { startSandbox, type Sandbox } from '../../sandbox';
import { byHand } from './byHand';

const count = 1_000;
const killAfter = 400;
const nodeName = 'Create';

const killed = works.filter(({ name }) => ['Create a customer', 'Create an agent'].includes(name));
const chosen = killed.filter(({ vendor }) => vendor === 'yay' || vendor === 'omnize');

let n8n: N8n;
let sandbox: Sandbox;
let packFolder: string;
let created = 0;
let reached: () => void = () => undefined;

beforeAll(async () => {
	packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	sandbox = await startSandbox({
		// Slow enough that the middle is not over before it is noticed.
		latencyMs: 20,
		onRequest: ({ method, status }) => {
			if (method === 'POST' && status === 200 && ++created === killAfter) reached();
		},
	});
	n8n = await N8n.create({ tarball: await packPackage(packFolder) });
	await n8n.importCredentials(
		chosen.map(({ vendor }) =>
			credentialToImport(vendor, { ...sandbox.credentials[`${vendor}Api`] }),
		),
	);
	await n8n.importWorkflows(
		await Promise.all(
			chosen.map(async (work) => {
				const items = await work.prepare(sandbox, count);
				const parameters = { ...work.parameters, ifExists: 'useExisting' };
				const node = {
					name: nodeName,
					type: nodeType(work.vendor),
					credentials: credentialOf(work.vendor),
					parameters,
				};
				return byHand(
					work.vendor,
					items.map(({ json }) => json),
					[node],
				);
			}),
		),
	);
});

afterAll(async () => {
	await n8n?.dispose();
	await sandbox?.close();
	await rm(packFolder, { recursive: true, force: true });
});

beforeEach(() => {
	sandbox.reset();
	created = 0;
});

it.each(chosen.map((work) => [`${work.vendor}: ${work.name}`, work] as const))(
	'%s: n8n is killed in the middle, runs again, and each exists exactly once',
	async (_title, work) => {
		const middle = new AbortController();
		reached = () => middle.abort();
		const cutOff = await n8n.execute(work.vendor, { signal: middle.signal });
		expect(cutOff.status).not.toBe('success');
		const before = work.done!(sandbox).size;
		expect(before).toBeGreaterThanOrEqual(killAfter);
		expect(before).toBeLessThan(count);

		const again = await n8n.execute(work.vendor);
		expect(again.status).toBe('success');
		const done = work.done!(sandbox);
		expect(done.size).toBe(count);
		expect(new Set(done.values())).toEqual(new Set([1]));

		const items = await work.prepare(sandbox, count);
		const outputs = outputOf(again, nodeName);
		expect(outputs).toHaveLength(count);
		expect(outputs.every((output, place) => work.belongsTo(output, items[place]!))).toBe(true);
	},
);
