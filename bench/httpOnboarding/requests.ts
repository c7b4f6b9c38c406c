import type { IDataObject } from 'n8n-workflow';

import { credentialReference } from '../../lab/demo/credentials';
import type { SandboxCredentials } from '../../sandbox';
import type { Canvas, NodeSettings } from './canvas';

/** The step whose items are the customers, in their columns' names. */
export const customers = 'To onboard';

/** An expression for a customer's column. */
export const column = (name: string): string => `$('${customers}').item.json.${name}`;

/** An expression for a field of what a step got as an answer. */
export const answered = (step: string, field: string): string => `$('${step}').item.json.${field}`;

/** A request, as an HTTP Request node has it. */
export interface HttpCall {
	credential: keyof SandboxCredentials;
	method: string;
	url: string;
	/** Expressions by field. */
	body?: Record<string, string>;
	/** Expressions by name. */
	headers?: Record<string, string>;
}

/** How an HTTP Request node takes an answer. */
export interface RequestOptions {
	/** Whether every status is an answer. */
	neverError?: boolean;
	/** Whether it puts out the status beside the body. */
	fullResponse?: boolean;
}

/** An expression for an object of expressions. */
export const object = (fields: Record<string, string>): string =>
	`{ ${Object.entries(fields)
		.map(([name, expression]) => `${name}: ${expression}`)
		.join(', ')} }`;

function parametersOf({ credential, method, url, body, headers }: HttpCall): IDataObject {
	const given = Object.entries(headers ?? {});
	return {
		method,
		url: `=${url}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credential,
		...(body && {
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify(${object(body)}) }}`,
		}),
		...(headers && {
			sendHeaders: true,
			headerParameters: {
				parameters: given.map(([name, expression]) => ({ name, value: `={{ ${expression} }}` })),
			},
		}),
	};
}

/** Draws an HTTP Request node that uses one of our credentials. */
export function drawRequest(
	canvas: Canvas,
	name: string,
	call: HttpCall,
	settings: NodeSettings = {},
	response: RequestOptions = {},
): string {
	const options = { response: { response } };
	const parameters = { ...parametersOf(call), options };
	const credentials = credentialReference(call.credential);
	return canvas.add(name, 'httpRequest', 4.2, parameters, { credentials, ...settings });
}
