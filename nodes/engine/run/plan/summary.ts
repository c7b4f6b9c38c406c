import { capitalized } from '../../declare/words';
import { mask } from '../../problem/redact';
import type { Change } from './compare';
import type { Plan } from './plan';

const longestValue = 60;
const mostChanges = 3;

/** A value of a vendor's field in words. */
export function valueInWords(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
	return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

const isSecret = (secrets: string[], field: string) => secrets.includes(field.split('.').at(-1)!);

/** Changes of which those of secret fields don't show their values. */
export const maskedChanges = (secrets: string[], changes: Change[]): Change[] =>
	changes.map((change) =>
		isSecret(secrets, change.field) ? { field: change.field, to: mask } : change,
	);

function inWords({ field, to, ...rest }: Change): string {
	const from = 'from' in rest ? ` from ${valueInWords(rest.from)}` : '';
	return `${field}${from} to ${valueInWords(to)}`;
}

/** What is changed, as the end of a sentence. */
function changesInWords(changes: Change[]): string {
	const words = changes.slice(0, mostChanges).map(inWords);
	const others = changes.length - mostChanges;
	return words.join(', ') + (others > 0 ? `, and ${others} more` : '');
}

/**
 * What an item would do, in a sentence for people.
 *
 * @param would what it would do, as the end of a sentence
 */
export function summaryOf(
	{ action, thing = '', changes, notice, before }: Plan,
	would: string,
): string {
	if (action === 'refused') return `Would be refused: ${notice}`;
	if (action === 'none') {
		const isThere = before === null ? 'is not there' : 'is there, and as it should be';
		return `Would change nothing: ${capitalized(thing)} ${isThere}`;
	}
	return `Would ${would}${action === 'update' ? `: ${changesInWords(changes)}` : ''}`;
}
