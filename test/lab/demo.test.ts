import { publishedWorkflows, readWorkflows, workflowIds } from '../../lab/demo/workflows';

const clockTrigger = 'n8n-nodes-base.scheduleTrigger';

it('publishes no workflow that the clock starts, since it would onboard in the middle of a test', () => {
	const startedByClock = readWorkflows('files')
		.filter(({ nodes }) => nodes.some(({ type }) => type === clockTrigger))
		.map(({ id }) => id);
	expect(startedByClock).toContain(workflowIds.fromFile);
	expect(publishedWorkflows.filter((id) => startedByClock.includes(id))).toEqual([]);
});
