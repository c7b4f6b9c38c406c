import type { IDataObject } from 'n8n-workflow';

import type { Later } from '../declare/preview';
import { mapTexts } from '../declare/mapTexts';

const pattern = /\[preview: (\w+) of ([^\]]*)\]/g;
const longestName = 80;

/** What a previewed step puts out for a value that only the vendor can tell. */
export const placeholder: Later = (name, of) =>
	`[preview: ${name} of ${of.replace(/[[\]]/g, '').slice(0, longestName)}]`;

/** A text for people: each placeholder in it named by what it stands for. */
export const withoutPlaceholders = (text: string): string => text.replace(pattern, '$2');

/** The placeholders in a value, however deep they are, each once. */
export function placeholdersIn(value: unknown): string[] {
	const text = JSON.stringify(value) ?? '';
	return [...new Set(text.match(pattern) ?? [])].map((found) => JSON.parse(`"${found}"`) as string);
}

/** Values that no partner has, one for each placeholder, in the forms that identifiers have. */
const forms: Array<(index: number) => string> = [
	(index) => String(8_217_364_501_900_000 + index),
	(index) => `82173645-0190-4000-8000-${String(index).padStart(12, '0')}`,
];

/** An input in which other values stand for placeholders, and how to put these back where it is shown. */
export interface StoodFor {
	input: IDataObject;
	restore<Shown>(shown: Shown): Shown;
}

/** The ways to have values stand for an input's placeholders that pass the checks of identifiers. */
export function standIns(input: IDataObject): StoodFor[] {
	const placeholders = placeholdersIn(input);
	return forms.map((form) => {
		const pairs = placeholders.map((text, index) => [text, form(index)] as const);
		const standIn = (text: string | number) =>
			typeof text === 'string'
				? pairs.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
				: text;
		const putBack = (text: string | number) => {
			const restored = pairs.reduce(
				(whole, [from, to]) => whole.replaceAll(to, from),
				String(text),
			);
			return restored === String(text) ? text : restored;
		};
		return {
			input: mapTexts(input, standIn) as IDataObject,
			restore: <Shown>(shown: Shown) => mapTexts(shown, putBack) as Shown,
		};
	});
}
