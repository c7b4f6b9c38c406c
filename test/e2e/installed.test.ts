import type { IDataObject, INodeType } from 'n8n-workflow';

import { credentialsFor } from '../../lab/demo/credentials';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { keysSentElsewhere } from '../../lab/keys/elsewhere';
import { itemsGoneAstray } from '../../lab/versions/goingOn';
import { generations, registry } from '../../nodes/vendors';
import packageJson from '../../package.json';
import { schemaAt, schemaPaths } from '../harness/schemas';

const nameOf = (Node: new () => INodeType) => new Node().description.name;
const nodeNames = registry.map(({ node }) => nameOf(node));
const triggerNames = registry.flatMap(({ triggers }) => triggers.map(nameOf));
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

	it("gives n8n's editor the fields of what an operation puts out, before it was ever run", async () => {
		for (const path of schemaPaths) {
			const [, folder, , version, resource, file] = path.split('/');
			const { node } = registry.find(({ node: Node }) => Node.name === folder)!;
			const type = `${packageJson.name}.${nameOf(node)}`;
			const asked = [type, version!.slice(1), resource, file].join('/');
			const answer = await fetch(`${demo.n8n.url}/schemas/${asked}`);

			expect({ asked, status: answer.status }).toEqual({ asked, status: 200 });
			expect(await answer.json()).toEqual(schemaAt(path));
		}
	});

	it('offers its credentials', async () => {
		const all = await demo.rest.request<IDataObject[]>('GET', '/types/credentials.json');
		const names = all.map(({ name }) => name);

		for (const own of nodeNames) expect(names).toContain(`${own}Api`);
	});
});

describe('An item that could not be sent', () => {
	it('goes on with its own data, on the way that On Error says', async () => {
		expect(await itemsGoneAstray(demo)).toEqual([]);
	});
});

describe("n8n's own HTTP Request node", () => {
	it('sends the key of a credential to no address but its own', async () => {
		expect(await keysSentElsewhere(demo)).toEqual([]);
	});
});

describe("The credentials' Test button", () => {
	const keys = generations.map(({ vendor: { credential } }): [string, string] => {
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
