import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Credential, RequestSpec } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import { mask, redactor } from '../problem/redact';
import { authenticated, urlOf } from '../send/address';
import { clean } from '../send/clean';

type Values = Record<string, unknown>;
type Redact = (text: string) => string;

/** @param other the same of an item whose secrets are others: what differs comes of a secret, however short */
function cleanOf(value: unknown, other: unknown, redact: Redact): unknown {
	if (typeof value === 'string') return value === other ? redact(value) : mask;
	if (typeof value !== 'object' || value === null) return value;
	const others = (other ?? {}) as Values;
	const fields = Object.entries(value).map(
		([name, field]) => [name, cleanOf(field, others[name], redact)] as const,
	);
	return Array.isArray(value) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

/** What authentication added is secret whatever it looks like; what the item gave is shown. */
const shown = (signed: Values, given: Values, other: Values, redact: Redact): IDataObject =>
	Object.fromEntries(
		Object.entries(signed).map(([name, value]) => [
			name,
			name in given ? cleanOf(value, other[name], redact) : mask,
		]),
	) as IDataObject;

/** A body that authentication made text of, as one that signs it does, is shown as what it stands for. */
function fieldsOf(body: unknown): Values {
	if (typeof body !== 'string') return body as Values;
	try {
		const fields: unknown = JSON.parse(body);
		return typeof fields === 'object' && fields !== null ? (fields as Values) : { body };
	} catch {
		return { body };
	}
}

/**
 * The request as it would be sent, with its secrets masked.
 *
 * @param item.other the request of the same item with other secrets
 */
export async function requestAsShown(
	vendor: Vendor,
	credential: Credential,
	item: { request: RequestSpec; other: RequestSpec; secrets: string[] },
): Promise<IDataObject> {
	const request = clean(item.request);
	const other = clean(item.other);
	const url = urlOf(request, credential, vendor);
	const { method, headers = {}, query = {}, body } = request;
	const options: IHttpRequestOptions = { method, url, headers: { ...headers }, qs: { ...query } };
	if (body) options.body = body as IHttpRequestOptions['body'];
	const signed = await authenticated(vendor, credential, options);
	const redact = redactor(item.secrets);
	const signedQuery = (signed.qs ?? {}) as Values;
	return {
		method,
		url: redact(url),
		...(Object.keys(signedQuery).length > 0 && {
			query: shown(signedQuery, query, other.query ?? {}, redact),
		}),
		headers: shown(signed.headers ?? {}, headers, other.headers ?? {}, redact),
		...(signed.body !== undefined && {
			body: shown(fieldsOf(signed.body), body ?? {}, other.body ?? {}, redact),
		}),
	};
}
