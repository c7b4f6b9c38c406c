import type { IDataObject, INodeType } from 'n8n-workflow';

import { credentialReference, credentialsFor } from '../../lab/demo/credentials';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { keysSentElsewhere } from '../../lab/keys/elsewhere';
import { executeByHand } from '../../lab/n8n/byHand';
import { outputOf } from '../../lab/n8n/n8n';
import { registry } from '../../nodes/vendors';
import packageJson from '../../package.json';
import { byHand } from './byHand';

const nameOf = (Node: new () => INodeType) => new Node().description.name;
const nodeNames = registry.map(({ node }) => nameOf(node));
const triggerNames = registry.flatMap(({ trigger }) => (trigger ? [nameOf(trigger)] : []));
const allNames = [...nodeNames, ...triggerNames].sort();

let demo: DemoEnvironment;

beforeAll(async () => {
	demo = await setUp();
});

afterAll(async () => {
	await demo?.dispose();
});

describe('The packed package, installed in n8n as a community package', () => {
	it('is listed with its nodes and triggers', async () => {
		const installed = await demo.rest.request<IDataObject[]>('GET', '/rest/community-packages');

		expect(installed).toEqual([
			expect.objectContaining({
				packageName: packageJson.name,
				installedVersion: packageJson.version,
				authorName: packageJson.author.name,
				failedLoading: false,
			}),
		]);
		const nodes = (installed[0]!.installedNodes as IDataObject[]).map(({ type }) => type);
		expect(nodes.sort()).toEqual(allNames.map((name) => `${packageJson.name}.${name}`));
	});

	it('offers its nodes and triggers, each with a light and a dark icon', async () => {
		const all = await demo.rest.request<IDataObject[]>('GET', '/types/nodes.json');
		const nodes = all.filter(({ name }) =>
			allNames.some((own) => name === `${packageJson.name}.${own}`),
		);

		expect(nodes).toHaveLength(allNames.length);
		for (const { iconUrl } of nodes) {
			for (const path of Object.values(iconUrl as { light: string; dark: string })) {
				const icon = await fetch(`${demo.n8n.url}/${path}`);
				expect(icon.headers.get('content-type')).toContain('image/svg+xml');
			}
		}
	});

	it('offers each node to AI agents as a tool', async () => {
		const all = await demo.rest.request<IDataObject[]>('GET', '/types/nodes.json');
		const names = all.map(({ name }) => name);

		for (const own of nodeNames) expect(names).toContain(`${packageJson.name}.${own}Tool`);
		for (const own of triggerNames) expect(names).not.toContain(`${packageJson.name}.${own}Tool`);
	});

	it('offers its credentials', async () => {
		const all = await demo.rest.request<IDataObject[]>('GET', '/types/credentials.json');
		const names = all.map(({ name }) => name);

		for (const own of nodeNames) expect(names).toContain(`${own}Api`);
	});
});

describe('An item that could not be sent', () => {
	/** A step on each way that goes on, which looks back as people do: at its item, and at an earlier step. */
	const lookingBack = (name: string): IDataObject => ({
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput:
				'={{ ({ own: $json.reference, before: $("Items").item.json.reference, error: $json.error }) }}',
			options: {},
		},
	});

	const yay = (name: string, onError: string): IDataObject => ({
		name,
		type: `${packageJson.name}.yay`,
		onError,
		credentials: credentialReference('yayApi'),
		parameters: {
			resource: 'customer',
			operation: 'create',
			contactName: '={{ $json.contact }}',
			name: `={{ $json.reference }} ${onError}`,
		},
	});

	it('keeps its own data beside what happened, on both ways in which a workflow can go on', async () => {
		const items = ['a', 'b', 'c'].map((reference) => ({
			reference,
			contact: reference === 'b' ? '' : 'Ada',
		}));
		const workflow = byHand('keepsItsData', items, [
			yay('Continue', 'continueRegularOutput'),
			yay('Error output', 'continueErrorOutput'),
			lookingBack('After continue'),
			lookingBack('After success'),
			lookingBack('After error'),
		]);
		const connections = workflow.connections as IDataObject;
		const to = (...names: string[]) => names.map((node) => [{ node, type: 'main', index: 0 }]);
		connections.Items = { main: [[...to('Continue'), ...to('Error output')].flat()] };
		connections.Continue = { main: to('After continue') };
		connections['Error output'] = { main: to('After success', 'After error') };
		await demo.n8n.importWorkflows([workflow]);

		const execution = await executeByHand(demo, workflow.id, 'Start');

		const problem = 'Contact Name is required [item 2]';
		const told = (...nodes: string[]) => nodes.map((node) => outputOf(execution, node));
		expect(told('After continue')).toEqual([
			[{ before: 'a' }, { own: 'b', before: 'b', error: problem }, { before: 'c' }],
		]);
		expect(told('After success', 'After error')).toEqual([
			[{ before: 'a' }, { before: 'c' }],
			[{ own: 'b', before: 'b', error: problem }],
		]);
	});
});

describe("n8n's own HTTP Request node", () => {
	it('sends the key of a credential to no address but its own', async () => {
		expect(await keysSentElsewhere(demo)).toEqual([]);
	});
});

describe("The credentials' Test button", () => {
	const keys = registry.map(({ vendor: { credential } }): [string, string] => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		return [credential.name, hidden[0]!.name];
	});

	async function test(type: string, change: IDataObject): Promise<IDataObject> {
		const stored = credentialsFor(demo.sandbox.credentials).find(
			(credential) => credential.type === type,
		)!;
		return await demo.rest.request('POST', '/rest/credentials/test', {
			credentials: { ...stored, data: { ...stored.data, ...change } },
		});
	}

	it.each(keys)('passes for %s with the right keys', async (type) => {
		expect(await test(type, {})).toMatchObject({ status: 'OK' });
	});

	it.each(keys)('fails for %s with a wrong %s, and says something', async (type, field) => {
		const { status, message } = await test(type, { [field]: '00000000-wrong-key' });

		expect(status).toBe('Error');
		expect(message).toMatch(/\w{3,}/);
		expect(message).not.toContain('00000000-wrong-key');
	});
});
