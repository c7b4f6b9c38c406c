import type { RequestSpec } from '../declare/request';

/** A request that has nothing but what is sent: its query and headers are text. */
export interface CleanRequest extends RequestSpec {
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: Record<string, unknown>;
}

function givenTexts(values: Record<string, string | number | undefined>): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined) texts[name] = String(value);
	}
	return texts;
}

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
	const left: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = given(field);
		if (value !== undefined) left[name] = value;
	}
	return left;
}

/** A request as it is sent: without what is `undefined`, and without objects of which nothing is left. */
export const clean = ({ query, headers, body, ...request }: RequestSpec): CleanRequest => ({
	...request,
	...(query && { query: givenTexts(query) }),
	...(headers && { headers: givenTexts(headers) }),
	...(body && { body: givenFields(body) }),
});
