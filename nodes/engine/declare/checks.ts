import { z } from 'zod';

import { inWords } from './words';

/*
 * The building blocks of the operations' schemas. A message continues a sentence that starts with the
 * field's name on the screen: "Name is required".
 */

const asText = (value: unknown) =>
	typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
/** Spaces and line breaks around a value that can have none come from spreadsheets and mails. */
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : asText(value));
const asFlag = (value: unknown) => {
	const word = trimmed(value);
	return word === 'true' ? true : word === 'false' ? false : value;
};
const asNumber = (value: unknown) =>
	typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;

/** What a list is read from: one entry, text with commas between the entries, or JSON. */
export const readAsList = (value: unknown): unknown => {
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

/** Text that must be there, and is taken without the spaces around it. */
export const requiredWord = () => z.preprocess(trimmed, requiredText());

/** An e-mail address. */
export const email = () =>
	z.preprocess(
		trimmed,
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
		trimmed,
		z
			.string(mustBeText)
			.refine((value) => value !== '', 'is required')
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

/** A value that is sent as a header, which loses the spaces around it. */
export const headerText = () =>
	z.preprocess(
		trimmed,
		z
			.string(mustBeText)
			.min(1, "can't be empty")
			.refine(hasNoControlCharacters, "can't contain line breaks")
			.refine(
				(value) => /^[\u0020-\u00ff]*$/.test(value),
				"can't contain characters outside Latin-1",
			),
	);

/** One of a fixed set of values. */
export const oneOf = <Values extends [string, ...string[]]>(...values: Values) =>
	z.preprocess(
		trimmed,
		z.enum(values, {
			errorMap: (_issue, context) => ({
				message:
					context.data === undefined || context.data === ''
						? 'is required'
						: `must be ${inWords(values, 'or')}`,
			}),
		}),
	);

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
		readAsList,
		z
			.array(entry, { required_error: 'is required', invalid_type_error: 'must be a list' })
			.min(1, 'needs at least one entry'),
	);
