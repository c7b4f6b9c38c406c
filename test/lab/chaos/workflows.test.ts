import { hurried } from '../../../lab/chaos/workflows';
import { readWorkflows, workflowIds } from '../../../lab/demo/workflows';

const onboardCustomer = () =>
	readWorkflows('/files').filter(({ id }) => id === workflowIds.onboardCustomer);

it('gives all nodes of ours other settings, and changes nothing else', () => {
	const [before] = onboardCustomer();
	const [after] = hurried(onboardCustomer(), 7);
	const changed = after!.nodes.filter(
		(node, place) => JSON.stringify(node) !== JSON.stringify(before!.nodes[place]),
	);
	const isOurs = ({ type }: { type?: unknown }) =>
		String(type).startsWith('n8n-nodes-partner-provisioning.');
	expect(changed).toHaveLength(before!.nodes.filter(isOurs).length);
	for (const { parameters } of changed) {
		expect(parameters).toMatchObject({ requestSettings: { timeout: 7, requestsPerMinute: 0 } });
	}
});
