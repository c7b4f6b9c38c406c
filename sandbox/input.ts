import { z } from 'zod';

/** An object with these properties and no other: undocumented ones are refused. */
export const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).strict();

/** A string that says something. */
export const text = z.string().refine((value) => value.trim() !== '', 'must not be empty');

/** An e-mail address, as loosely as the documents leave it. */
export const email = z.string().regex(/^[^@\s]+@[^@\s]+$/, 'must be an e-mail address');

/** ISO 3166 two-letter country code. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

/** One thing wrong with a request. */
export interface Issue {
	/** Dotted path of the property. */
	path: string;
	message: string;
	/** The property is not documented at all. */
	unrecognized: boolean;
}

/** Checks a value against what is documented. */
export function check<Schema extends z.ZodTypeAny>(
	schema: Schema,
	value: unknown,
): { value: z.output<Schema>; issues: Issue[] } {
	const result = schema.safeParse(value);
	return result.success
		? { value: result.data as z.output<Schema>, issues: [] }
		: { value: undefined as z.output<Schema>, issues: result.error.issues.flatMap(toIssues) };
}

function toIssues(issue: z.ZodIssue): Issue[] {
	if (issue.code !== 'unrecognized_keys') {
		return [{ path: issue.path.join('.'), message: issue.message, unrecognized: false }];
	}
	return issue.keys.map((key) => ({
		path: [...issue.path, key].join('.'),
		message: 'is not a documented property',
		unrecognized: true,
	}));
}
