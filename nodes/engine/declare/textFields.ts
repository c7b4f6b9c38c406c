import type { INodeProperties } from 'n8n-workflow';

import * as checks from './checks';
import { fieldOf, type Check, type Field, type Words } from './field';

const shown = { type: 'string', default: '' } as const;

/** Text that is not blank. A `check` of one's own takes the place of that. */
export const text = <Value = string>(
	label: string,
	{ check, ...words }: Words & { check?: () => Check<Value> } = {},
): Field<NoInfer<Value>> =>
	fieldOf(label, words, shown, check ?? (checks.requiredText as unknown as () => Check<Value>));

/** Any text, blank or not. */
export const anyText = (label: string, words: Words = {}): Field<string> =>
	text(label, { ...words, check: checks.text });

/** An e-mail address. */
export const email = (label: string, words: Words = {}): Field<string> =>
	text(label, { example: 'name@email.com', ...words, check: checks.email });

/** An identifier that becomes part of an address. */
export const identifier = (label: string, words: Words = {}): Field<string> =>
	text(label, { ...words, check: checks.identifier });

/** An identifier that is a whole number. */
export const numericId = (label: string, words: Words = {}): Field<number> =>
	text(label, { ...words, check: checks.numericId });

/** Text that is sent as a header. */
export const headerText = (label: string, words: Words = {}): Field<string> =>
	text(label, { ...words, check: checks.headerText });

/** Text that is hidden on the screen and never seen in an error. */
export const password = (label: string, words: Words = {}): Field<string> => ({
	...fieldOf(
		label,
		words,
		{ ...shown, typeOptions: { password: true } },
		checks.requiredText as () => Check<string>,
	),
	secret: true,
});

/** A sentence on the screen, for what one must know before. */
export const notice = (displayName: string): Field<undefined> => ({
	properties: (name): INodeProperties[] => [{ displayName, name, type: 'notice', default: '' }],
});

/** What may stand in a list that is entered whole although the screen has no field for it. */
export const offScreen = <Value>(check: () => Check<Value>): Field<Value | undefined> => ({
	check: check as () => Check<Value | undefined>,
	optional: true,
	properties: () => [],
});
