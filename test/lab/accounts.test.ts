import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readWorkflows, workflowIds } from '../../lab/demo/workflows';

type Outputs = { main: Array<Array<{ node: string }>> };
const { nodes, connections } = readWorkflows('').find(
	({ id }) => id === workflowIds.onboardCustomer,
)!;
const loops = nodes.filter(({ type }) => type === 'n8n-nodes-base.splitInBatches');
const next = (node: string, output: number) =>
	(connections[node] as Outputs).main[output]!.map(({ node: name }) => name);
const before = (node: string) =>
	Object.keys(connections).filter((name) =>
		(connections[name] as Outputs).main.some((outputs) => outputs.some((to) => to.node === node)),
	);

describe('Accounts that can not be looked up', () => {
	const [loop] = loops;
	const name = loop!.name as string;

	it('are said to be sent for 25 customers at a time, and their IDs written down before the next', () => {
		expect(loops).toHaveLength(1);
		expect(loop!.parameters).toMatchObject({ batchSize: 25 });
		expect(before('Say what is sent')).toEqual([name]);
		expect(next(name, 1)).toEqual(['Say what is sent']);
		expect(next('Accounts', 0)).toEqual(['New accounts', name]);
		expect(next('New accounts', 0)).toEqual(['Write their IDs down']);
	});

	it('are made within those 25 at all three partners who tell an ID once', () => {
		const made = before('Accounts made').filter((result) => result !== 'To do');
		expect(made).toHaveLength(3);
		for (const account of made) {
			expect(before(account)).toEqual([`Create ${account}`]);
			expect(before(`Create ${account}`)).toEqual([`No ${account}`]);
			expect(before(`No ${account}`)).toEqual(['To do']);
		}
	});

	it.each(['docs/reliability.md', 'workflows/README.md'])('are promised so in %s', (document) => {
		const text = readFileSync(join(__dirname, '..', '..', document), 'utf8');
		expect(text).toMatch(/for 25 customers at a time/);
	});
});
