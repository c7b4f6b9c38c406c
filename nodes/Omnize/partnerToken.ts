import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function isPlainObject(value: unknown): value is IDataObject {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a body holds already; n8n's HTTP Request node may give none, an object or JSON text. */
function fieldsOf(body: unknown): IDataObject {
	if (body === undefined || body === null || body === '') return {};
	const fields = typeof body === 'string' ? parsed(body) : body;
	if (isPlainObject(fields)) return fields;
	throw new Error('Omnize takes its token in a JSON object: make the body one, or leave it out');
}

/**
 * Authentication as Omnize documents it for both hosts: the partner token as `token`, in the query of a GET and in the
 * JSON body of every other request, also of the one to the login API (omnize.md#hosts-and-authentication).
 */
export function withPartnerToken(request: IHttpRequestOptions, token: string): IHttpRequestOptions {
	if ((request.method ?? 'GET').toUpperCase() === 'GET') {
		return { ...request, qs: { ...request.qs, token } };
	}
	return { ...request, body: { ...fieldsOf(request.body), token } };
}
