import type { IDataObject } from 'n8n-workflow';

import { credentialReference } from '../demo/credentials';
import { nodeType } from '../faults/workflow';
import type { WorkflowToImport } from '../n8n/n8n';

/** The files of which those for earlier keys are made. What the others do differs, as earlier keys can do less. */
export const sameButForKeys = ['onboard-customer.json', 'bulk-import.json'];

/** What the first note of a workflow says of the keys that it uses, now and before. */
const ofToday =
	'**It uses the keys that Typsy and Omnize give out today.** With keys of before, take this workflow from the folder `earlier`.';
const ofBefore =
	'**It uses the keys that Typsy and Omnize gave out before.** With keys of today, take this workflow from the folder above.';

/** How Typsy called them until October 2023 (typsy.md#generations). */
const earlierNames: Record<string, string> = {
	accountCode: 'accountIdentifier',
	code: 'identifier',
	tzIdentifier: 'timezoneInfoId',
};

/** What is chosen from a list today was typed. */
const typed = (name: string, value: unknown) =>
	name === 'accountCode' ? (value as { value: unknown }).value : value;

const withEarlierNames = (parameters: IDataObject) =>
	Object.fromEntries(
		Object.entries(parameters)
			// Nobody can be asked there in Preview.
			.filter(([name]) => name !== 'requestSettings')
			.map(([name, value]) => [earlierNames[name] ?? name, typed(name, value)]),
	);

const earlierNodes: Record<string, (parameters: IDataObject) => IDataObject> = {
	[nodeType('typsy')]: (parameters) => ({
		typeVersion: 1,
		credentials: credentialReference('typsyApi'),
		parameters: withEarlierNames(parameters),
	}),
	[nodeType('omnize')]: () => ({ typeVersion: 1, credentials: credentialReference('omnizeApi') }),
	'n8n-nodes-base.stickyNote': ({ content, ...parameters }) => ({
		parameters: { ...parameters, content: String(content).replace(ofToday, ofBefore) },
	}),
};

/** A workflow for the keys of before, made from one for those of today. */
export const forEarlierKeys = (workflow: WorkflowToImport): WorkflowToImport => ({
	...workflow,
	nodes: workflow.nodes.map((node) => ({
		...node,
		...earlierNodes[String(node.type)]?.(node.parameters as IDataObject),
	})),
});
