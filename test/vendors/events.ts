import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';

import { PublishedTrigger } from '../harness/pollHarness';

type Chosen = [
	event: string,
	parameters?: IDataObject,
	credential?: ICredentialDataDecryptedObject,
];

/** Publishes workflows with one kind of trigger, for an event. */
export const publishing =
	(node: () => INodeType, type: ICredentialType, own: () => object) =>
	(...[event, parameters, credential]: Chosen) =>
		new PublishedTrigger(node(), type, { ...own(), ...credential }, { event, ...parameters });

/** Does something at a partner by other hands than n8n's. */
export async function call(url: string, method: string, headers: object, body: object) {
	const response = await fetch(url, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const answer = (await response.json()) as IDataObject;
	if (!response.ok || answer.success === false) throw new Error(JSON.stringify(answer));
	return answer;
}

/** The names of what a poll tells of. */
export const names = (items: IDataObject[] | null) => items && items.map(({ name }) => name);
