import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Whether the node is an AI agent's tool: n8n ends the type's name so. */
export const isTool = (context: Pick<IExecuteFunctions, 'getNode'>): boolean =>
	context.getNode().type.endsWith('Tool');

/** What an agent's call is about, without what n8n adds to tell it from the others. */
export const withoutCallId = ({ toolCallId: _, ...values }: IDataObject): IDataObject => values;
