import type { Problem } from '../problem/problem';
import type { ItemResult } from './result';
import { placesInWords } from './places';

/** The problems of items, each with the item's place. */
export const problemsIn = (results: Array<ItemResult | undefined>): Array<[number, Problem]> =>
	results.flatMap((result, place) =>
		result && 'problem' in result ? [[place, result.problem]] : [],
	);

/** What keeps the rest of a run from being begun. */
export const stopsRun = (results: Array<ItemResult | undefined>): Problem | undefined =>
	problemsIn(results).find(([, problem]) => problem.stopsRun)?.[1];

/**
 * The problem to tell first: one that keeps the rest of the run from being begun, then one whose outcome
 * is unknown, else that of the first item.
 */
export function firstProblemIn(results: Array<ItemResult | undefined>): number | undefined {
	const problems = problemsIn(results);
	const first =
		problems.find(([, problem]) => problem.stopsRun) ??
		problems.find(([, { kind }]) => kind === 'unknown') ??
		problems[0];
	return first?.[0];
}

/**
 * What became of all items where the first problem stops the workflow, and the one thing to do: n8n shows
 * the error of one item and keeps the output of none.
 */
export function whatBecameOfAll(results: Array<ItemResult | undefined>): string {
	const placesOf = (is: (result: ItemResult | undefined) => boolean) =>
		results.flatMap((result, place) => (is(result) ? [place] : []));
	const problems = problemsIn(results);
	const those = (is: (kind: Problem['kind']) => boolean) =>
		problems.flatMap(([place, { kind }]) => (is(kind) ? [place] : []));
	const groups: Array<[string, number[]]> = [
		['Outcome unknown', those((kind) => kind === 'unknown')],
		['Done, but not only that', those((kind) => kind === 'harmed')],
		['Done', placesOf((result) => result !== undefined && !('problem' in result))],
		['Not done', those((kind) => kind !== 'unknown' && kind !== 'harmed')],
		['Not begun', placesOf((result) => result === undefined)],
	];
	const all = groups
		.filter(([, places]) => places.length > 0)
		.map(([what, places]) => `${what}: ${placesInWords(places)}.`);
	const said = `Of the items, counted from 1: ${all.join(' ')}`;
	// What stopped the run would stop it again.
	if (stopsRun(results)) return said;
	return `${said} To go on, choose Retry on this execution in n8n's list of executions: it sends only what is missing, while running the workflow again would do again what is done.`;
}
