import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { prepare } from '../run/carryOut';
import type { Job } from '../run/run';
import type { ItemResult } from '../run/memory';
import { mask, redactor } from '../problem/redact';
import { authenticated, urlOf } from '../send/request';
import { secretsOf } from '../problem/secrets';
import type { RequestSpec } from '../declare/types';

type Values = Record<string, unknown>;

/** What authentication added is secret whatever it looks like; what the item gave is shown. */
function shown(signed: Values, given: Values, redact: (text: string) => string): IDataObject {
	const clean = (value: unknown): unknown => {
		if (typeof value === 'string') return redact(value);
		if (Array.isArray(value)) return value.map(clean);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, clean(field)]));
	};
	return Object.fromEntries(
		Object.entries(signed).map(([name, value]) => [name, name in given ? clean(value) : mask]),
	) as IDataObject;
}

async function requestAsShown(
	{ sender, ...job }: Job,
	request: RequestSpec,
	input: unknown,
): Promise<IDataObject> {
	const { credential, vendor } = sender;
	const url = urlOf(request, credential, vendor.host);
	const { method, headers = {}, query = {}, body } = request;
	const options: IHttpRequestOptions = { method, url, headers: { ...headers }, qs: { ...query } };
	if (body) options.body = body;
	const signed = await authenticated(vendor, credential, options);
	const redact = redactor(secretsOf({ sender, ...job }, input));
	const signedQuery = (signed.qs ?? {}) as Values;
	const signedBody = signed.body as Values | undefined;
	return {
		method,
		url: redact(url),
		...(Object.keys(signedQuery).length > 0 && { query: shown(signedQuery, query, redact) }),
		headers: shown(signed.headers ?? {}, headers, redact),
		...(signedBody && { body: shown(signedBody, body ?? {}, redact) }),
	};
}

/**
 * Shows the request that an item would send, with its secrets masked, and sends nothing. An item that
 * can't be sent says why instead of failing: what it needs may come from a step that is previewed too.
 */
export async function previewOf(job: Job, itemIndex: number): Promise<ItemResult> {
	const prepared = prepare(job, itemIndex);
	if ('problem' in prepared) {
		return { output: [{ preview: true, problem: prepared.problem.message }] };
	}
	const { input, request } = prepared;
	if (request === undefined) return { output: [{ preview: true }] };
	return { output: [{ preview: true, request: await requestAsShown(job, request, input) }] };
}
