import { join } from 'node:path';

import { hurried } from '../lab/chaos/workflows';
import { readWorkflows, workflowIds } from '../lab/demo/workflows';
import type { WorkflowToImport } from '../lab/n8n/n8n';
import type { Sandbox } from '../sandbox';
import { carefulOnboarding } from './httpOnboarding/careful';
import { plainOnboarding } from './httpOnboarding/plain';
import { withoutBook } from './withoutBook';

/** The nodes' default, in seconds. */
const timeout = 30;

/** One of those that are compared. */
export interface Onboarder {
	name: string;
	/** What it consists of; the first is started by hand, the others are published. */
	workflows: [WorkflowToImport, ...WorkflowToImport[]];
}

/** What is told to `--contenders`, in the order in which they run. */
export const onboarderKeys = ['plain', 'careful', 'without', 'book'] as const;
export type OnboarderKey = (typeof onboarderKeys)[number];

/** How many nodes somebody sees who opens the workflows, without notes. */
export const nodesOf = ({ workflows }: Onboarder): number =>
	workflows.flatMap(({ nodes }) => nodes).filter(({ type }) => !String(type).endsWith('stickyNote'))
		.length;

/** Everybody who can be compared, for customers in a file. */
export function onboarders(sandbox: Sandbox, filesFolder: string): Record<OnboarderKey, Onboarder> {
	const file = join(filesFolder, 'customers.csv');
	// The workflows beside it send what the keys of before can.
	const copied = hurried(readWorkflows(filesFolder, 'earlier'), timeout);
	const withId = (wanted: string) => copied.find(({ id }) => id === wanted)!;
	const [fromFile, one] = [withId(workflowIds.fromFile), withId(workflowIds.onboardCustomer)];
	const without = (workflow: WorkflowToImport) => withoutBook(workflow, 'WithoutBook');
	return {
		plain: {
			name: 'HTTP Request, plain',
			workflows: [plainOnboarding('httpPlain', sandbox, file)],
		},
		careful: {
			name: 'HTTP Request, careful',
			workflows: [carefulOnboarding('httpCareful', sandbox, file)],
		},
		without: { name: 'ours, without a book', workflows: [without(fromFile), without(one)] },
		book: { name: 'ours, with the book', workflows: [fromFile, one] },
	};
}
