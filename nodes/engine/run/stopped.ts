import type { Problem } from '../problem/problem';
import type { ItemResult } from './memory';

/** The places in words: `0 to 3, 7 and 9 to 11`. */
function inWords(places: number[]): string {
	const spans: Array<[number, number]> = [];
	for (const place of places) {
		const last = spans.at(-1);
		if (last && last[1] === place - 1) last[1] = place;
		else spans.push([place, place]);
	}
	const mostSpans = 10;
	const words = spans
		.slice(0, mostSpans)
		.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
	if (spans.length > mostSpans) words.push('others');
	const end = words.pop() ?? '';
	return words.length === 0 ? end : `${words.join(', ')} and ${end}`;
}

/** The problem to tell first: one whose outcome is unknown, else that of the first item. */
export function firstProblemIn(results: Array<ItemResult | undefined>): number | undefined {
	const places = results.flatMap((result, place) => (result && 'problem' in result ? [place] : []));
	const unknown = places.find(
		(place) => (results[place] as { problem: Problem }).problem.kind === 'unknown',
	);
	return unknown ?? places[0];
}

/**
 * What became of all items where the first problem stops the workflow, and the one thing to do: n8n shows
 * the error of one item and keeps the output of none.
 */
export function whatBecameOfAll(results: Array<ItemResult | undefined>): string {
	const placesOf = (is: (result: ItemResult | undefined) => boolean) =>
		results.flatMap((result, place) => (is(result) ? [place] : []));
	const kindIs = (result: ItemResult | undefined, unknown: boolean) =>
		result !== undefined && 'problem' in result && (result.problem.kind === 'unknown') === unknown;
	const groups: Array<[string, number[]]> = [
		['Outcome unknown', placesOf((result) => kindIs(result, true))],
		['Done', placesOf((result) => result !== undefined && !('problem' in result))],
		['Not done', placesOf((result) => kindIs(result, false))],
		['Not begun', placesOf((result) => result === undefined)],
	];
	const all = groups
		.filter(([, places]) => places.length > 0)
		.map(([what, places]) => `${what}: ${inWords(places)}.`);
	return `Of the items, counted from 0: ${all.join(' ')} To go on, choose Retry on this execution in n8n's list of executions: it sends only what is missing, while running the workflow again would do again what is done.`;
}
