import type { RequestSpec } from '../declare/request';

/** A request that has nothing but what is sent: its query and headers are text. */
export interface CleanRequest extends RequestSpec {
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: Record<string, unknown>;
}

const givenTexts = (values: Record<string, string | number | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, String(value)]],
		),
	);

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function given(value: unknown): unknown {
	if (Array.isArray(value))
		return value.map((entry) => given(entry) ?? (isPlain(entry) ? {} : entry));
	if (!isPlain(value)) return value;
	const whole = Object.entries(value);
	const left = givenFields(value);
	return whole.length > 0 && Object.keys(left).length === 0 ? undefined : left;
}

function givenFields(fields: object): Record<string, unknown> {
	const left = Object.entries(fields).map(([name, field]) => [name, given(field)] as const);
	return Object.fromEntries(left.filter(([, value]) => value !== undefined));
}

/** A request as it is sent: without what is `undefined`, and without objects of which nothing is left. */
export const clean = ({ query, headers, body, ...request }: RequestSpec): CleanRequest => ({
	...request,
	...(query && { query: givenTexts(query) }),
	...(headers && { headers: givenTexts(headers) }),
	...(body && { body: givenFields(body) }),
});
