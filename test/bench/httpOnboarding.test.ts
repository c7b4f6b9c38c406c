import type { IDataObject } from 'n8n-workflow';

import { carefulOnboarding } from '../../bench/httpOnboarding/careful';
import { plainOnboarding } from '../../bench/httpOnboarding/plain';
import type { WorkflowToImport } from '../../lab/n8n/n8n';
import { startSandbox, type Sandbox } from '../../sandbox';

interface Drawn extends IDataObject {
	name: string;
	type: string;
	parameters: IDataObject;
}

const nodesOf = ({ nodes }: WorkflowToImport) => nodes as Drawn[];
const requestsOf = (workflow: WorkflowToImport) =>
	nodesOf(workflow).filter(({ type }) => type === 'n8n-nodes-base.httpRequest');
const changes = ({ parameters }: Drawn) => parameters.method !== 'GET';

describe('the onboarding from HTTP Request nodes', () => {
	let sandbox: Sandbox;
	let plain: WorkflowToImport;
	let careful: WorkflowToImport;
	beforeAll(async () => {
		sandbox = await startSandbox();
		plain = plainOnboarding('plain', sandbox, '/customers.csv');
		careful = carefulOnboarding('careful', sandbox, '/customers.csv');
	});
	afterAll(async () => await sandbox.close());

	it('leads from each node to nodes that are there, and reaches all of them', () => {
		for (const workflow of [plain, careful]) {
			const names = nodesOf(workflow).map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			const links = Object.values(
				workflow.connections as Record<string, { main: IDataObject[][] }>,
			);
			const targets = links.flatMap(({ main }) => main.flat()).map(({ node }) => node);
			expect(new Set(['By hand', ...targets])).toEqual(new Set(names));
		}
	});

	it('creates the same in both forms', () => {
		const creations = (workflow: WorkflowToImport) =>
			requestsOf(workflow)
				.filter(changes)
				.map(({ name, parameters }) => `${name}: ${String(parameters.method)}`)
				.sort();
		expect(creations(careful)).toEqual(creations(plain));
		expect(creations(plain)).toHaveLength(15);
	});

	it('tries again nothing but the read before anything is sent', () => {
		const retried = [...requestsOf(plain), ...requestsOf(careful)].filter((one) => one.retryOnFail);
		expect(retried.map(({ name }) => name)).toEqual(['Get Yay.com customers']);
	});

	it('notes what is refused, and goes on with the others', () => {
		const connections = careful.connections as Record<
			string,
			{ main: Array<Array<{ node: string }>> }
		>;
		for (const { name, onError } of requestsOf(careful).filter((one) => !one.retryOnFail)) {
			expect([name, onError]).toEqual([name, 'continueErrorOutput']);
			expect(connections[name]!.main[1]).toMatchObject([{ node: 'Note what was refused' }]);
		}
	});
});
