import type { IDataObject } from 'n8n-workflow';

import type { WorkflowToImport } from '../lab/n8n/n8n';

/** What stands in for a step that reads or writes the book: the rows as they would be, without any table. */
const standIns: Record<string, string> = {
	'Look in the book': `return $input.all().map(({ json: { reference, company } }, place) => ({
	json: { id: place + 1, reference, company, revision: 0 },
}));`,
};
const passOn = 'return $input.all();';

/** More than any run has: all customers go through at once where no book has to keep up with them. */
const atOnce = 1_000_000;

function withoutTable(node: IDataObject): IDataObject {
	const { name, type, parameters } = node as {
		name: string;
		type: string;
		parameters: IDataObject;
	};
	if (type === 'n8n-nodes-base.splitInBatches') {
		return { ...node, parameters: { ...parameters, batchSize: atOnce } };
	}
	if (type !== 'n8n-nodes-base.dataTable') return node;
	const jsCode = standIns[name] ?? passOn;
	return { ...node, type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

/** The same workflow under other IDs, without a book: nothing remembers what was sent or made. */
export function withoutBook(workflow: WorkflowToImport, suffix: string): WorkflowToImport {
	const nodes = workflow.nodes.map(withoutTable);
	const renamed = JSON.stringify({ ...workflow, nodes }).replace(
		/"(onboardCustomers?)"/g,
		(_whole, id: string) => `"${id}${suffix}"`,
	);
	return JSON.parse(renamed) as WorkflowToImport;
}
