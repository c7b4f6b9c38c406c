import type { RecordedRequest } from '../../sandbox';

export { operationsOf } from '../../lab/node/operations';

/** What every HTTP client sends, whoever the vendor is. */
const transportHeaders = new Set([
	'accept',
	'accept-encoding',
	'connection',
	'content-length',
	'host',
	'transfer-encoding',
	'user-agent',
]);

/** A request as it arrived, without what belongs to HTTP rather than to the vendor. */
export function sent({ method, path, query, headers, body, rawBody }: RecordedRequest) {
	const own = Object.entries(headers).filter(([name]) => !transportHeaders.has(name));
	return { method, path, query, headers: Object.fromEntries(own), body: body ?? rawBody };
}
