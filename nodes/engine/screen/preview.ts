import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Credential, RequestSpec } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import { mask, redactor } from '../problem/redact';
import { authenticated, urlOf } from '../send/address';
import { clean } from '../send/clean';

type Values = Record<string, unknown>;
type Redact = (text: string) => string;

function cleanOf(value: unknown, redact: Redact): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map((entry) => cleanOf(entry, redact));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, field]) => [name, cleanOf(field, redact)]),
	);
}

/** What authentication added is secret whatever it looks like; what the item gave is shown. */
const shown = (signed: Values, given: Values, redact: Redact): IDataObject =>
	Object.fromEntries(
		Object.entries(signed).map(([name, value]) => [
			name,
			name in given ? cleanOf(value, redact) : mask,
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

/** The request as it would be sent, with its secrets masked. */
export async function requestAsShown(
	vendor: Vendor,
	credential: Credential,
	spec: RequestSpec,
	secrets: string[],
): Promise<IDataObject> {
	const request = clean(spec);
	const url = urlOf(request, credential, vendor.host);
	const { method, headers = {}, query = {}, body } = request;
	const options: IHttpRequestOptions = { method, url, headers: { ...headers }, qs: { ...query } };
	if (body) options.body = body as IHttpRequestOptions['body'];
	const signed = await authenticated(vendor, credential, options);
	const redact = redactor(secrets);
	const signedQuery = (signed.qs ?? {}) as Values;
	return {
		method,
		url: redact(url),
		...(Object.keys(signedQuery).length > 0 && { query: shown(signedQuery, query, redact) }),
		headers: shown(signed.headers ?? {}, headers, redact),
		...(signed.body !== undefined && {
			body: shown(fieldsOf(signed.body), body ?? {}, redact),
		}),
	};
}
