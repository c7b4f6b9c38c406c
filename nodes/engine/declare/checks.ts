import { z } from 'zod';

/*
 * The building blocks of the operations' schemas. A message continues a sentence that starts with the
 * field's name on the screen: "Name is required".
 */

const asText = (value: unknown) =>
	typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
const asFlag = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);
const asNumber = (value: unknown) =>
	typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
const asList = (value: unknown) => {
	if (typeof value === 'number') return [value];
	if (typeof value !== 'string') return value;
	const list = value.trim();
	if (!/^[[{]/.test(list))
		return list
			.split(',')
			.map((entry) => entry.trim())
			.filter(Boolean);
	try {
		return JSON.parse(list) as unknown;
	} catch {
		return value;
	}
};

const mustBeText = { required_error: 'is required', invalid_type_error: 'must be text' };
const hasNoControlCharacters = (value: string) => !/[\u0000-\u001f\u007f]/.test(value);

/** Any text; a number is taken as the text that it reads as. */
export const text = () => z.preprocess(asText, z.string(mustBeText));

/** Text that must be there. */
export const requiredText = () =>
	z.preprocess(
		asText,
		z.string(mustBeText).refine((value) => value.trim() !== '', 'is required'),
	);

/** An e-mail address. */
export const email = () =>
	z.preprocess(
		asText,
		z
			.string(mustBeText)
			.min(1, 'is required')
			.regex(
				/^[^\s@<>()[\],;:\\"]+@[^\s@.<>()[\],;:\\"]+(\.[^\s@.<>()[\],;:\\"]+)+$/,
				'must be an e-mail address such as name@example.com',
			),
	);

/** An identifier that becomes part of an address: no character that could change which one is meant. */
export const identifier = () =>
	z.preprocess(
		asText,
		z
			.string(mustBeText)
			.refine((value) => value.trim() !== '', 'is required')
			.refine((value) => !/[/\\?#%]/.test(value), "can't contain / \\ ? # or %")
			.refine(
				(value) => value !== '.' && value !== '..' && hasNoControlCharacters(value),
				"can't be used in an address",
			),
	);

/** A numeric identifier, as text or number; becomes a number. */
export const numericId = () =>
	z.preprocess(
		asNumber,
		z
			.number({ required_error: 'is required', invalid_type_error: 'must be a whole number' })
			.int('must be a whole number')
			.positive('must be greater than 0')
			// From here on two identifiers read as the same number.
			.max(Number.MAX_SAFE_INTEGER, 'is too large'),
	);

/** A value that is sent as a header. */
export const headerText = () =>
	z.preprocess(
		asText,
		z
			.string(mustBeText)
			.refine(hasNoControlCharacters, "can't contain line breaks")
			.refine(
				(value) => /^[\u0020-\u00ff]*$/.test(value),
				"can't contain characters outside Latin-1",
			),
	);

/** One of a fixed set of values. */
export const oneOf = <Values extends [string, ...string[]]>(...values: Values) =>
	z.enum(values, {
		errorMap: (_issue, context) => ({
			message:
				context.data === undefined || context.data === ''
					? 'is required'
					: `must be ${values.length === 1 ? values[0] : `one of ${values.join(', ')}`}`,
		}),
	});

/** A whole number within bounds. */
export const wholeNumber = (minimum: number) =>
	z.preprocess(
		asNumber,
		z
			.number({ required_error: 'is required', invalid_type_error: 'must be a whole number' })
			.int('must be a whole number')
			.min(minimum, `must be at least ${minimum}`),
	);

/** A switch; the words true and false are taken as such. */
export const flag = () =>
	z.preprocess(asFlag, z.boolean({ invalid_type_error: 'must be true or false' }));

/** A list of one or more entries; text is read as a JSON list or as entries between commas. */
export const list = <Entry extends z.ZodTypeAny>(entry: Entry) =>
	z.preprocess(
		asList,
		z
			.array(entry, { required_error: 'is required', invalid_type_error: 'must be a list' })
			.min(1, 'needs at least one entry'),
	);
