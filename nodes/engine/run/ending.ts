import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import { count, pastOf } from '../declare/words';
import type { Problem } from '../problem/problem';
import type { ItemResult } from './result';
import { placesInWords } from './places';
import type { Action } from './plan/action';
import type { Run } from './run';
import { problemsIn } from './stopped';

type Results = Array<ItemResult | undefined>;
type Done = Extract<ItemResult, { output: unknown }>;

/** How many there are of each, in words, in the order of the words. */
function counted<Kind extends string>(
	words: Record<Kind, (number: number) => string>,
	all: Kind[],
) {
	return Object.entries<(number: number) => string>(words).flatMap(([kind, inWords]) => {
		const number = all.filter((one) => one === kind).length;
		return number > 0 ? [inWords(number)] : [];
	});
}

const planned: Record<Action, (number: number) => string> = {
	create: (number) => `${number} to create`,
	update: (number) => `${number} to change`,
	delete: (number) => `${number} to delete`,
	send: (number) => `${number} to send`,
	none: (number) => `${number} with nothing to change`,
	refused: (number) => `${number} would be refused`,
};

const creations = {
	created: (number: number) => `${number} created`,
	updated: (number: number) => `${number} updated`,
	there: (number: number) => `${number} ${number === 1 ? 'was' : 'were'} there already`,
	open: (number: number) => `${number} accepted, to be carried out later`,
};

/** What became of an item's creation. */
function creationOf({ output: [first], updated }: Done): keyof typeof creations {
	if (updated) return 'updated';
	if (first?.created === true) return 'created';
	return first?.created === null ? 'open' : 'there';
}

const problemWords: Record<Problem['kind'], string> = {
	unknown: 'outcome unknown',
	harmed: 'done, but not only that',
	changed: 'changed since planned',
	refused: 'refused',
	invalid: 'not sent',
	notDone: 'not done',
	failed: 'failed',
};

/** Those with a problem, by its kind, with their places. */
function problemsInWords(results: Results): string[] {
	const problems = problemsIn(results);
	return Object.entries(problemWords).flatMap(([kind, words]) => {
		const places = problems.flatMap(([place, problem]) => (problem.kind === kind ? [place] : []));
		const items = places.length === 1 ? 'item' : 'items';
		return places.length > 0
			? [`${places.length} ${words} (${items} ${placesInWords(places)})`]
			: [];
	});
}

function doneInWords({ effect, action }: Operation, done: Done[]): string[] {
	if (effect === 'create') return counted(creations, done.map(creationOf));
	if (done.length === 0) return [];
	return [`${done.length} ${effect === 'read' ? 'read' : pastOf(action)}`];
}

/**
 * What became of all items, in a sentence; `undefined` where the output says it all: that of one item, or of
 * nothing but readings, where nothing had to be sent twice.
 */
export function endingOf({ operation, sender }: Run, results: Results): string | undefined {
	const done = results.filter((one): one is Done => one !== undefined && 'output' in one);
	const plans = done.flatMap(({ previewed }) => previewed ?? []);
	const carriedOut = done.filter(({ previewed }) => previewed === undefined);
	const problems = problemsInWords(results);
	const repeated = sender.repeats?.count ?? 0;
	const repeats =
		repeated > 0
			? [`${count(repeated, 'request')} ${repeated === 1 ? 'was' : 'were'} repeated`]
			: [];
	const isAlone = results.length === 1;
	const isPlain = isAlone || (operation.effect === 'read' && problems.length === 0);
	if (isPlain && plans.length + repeated === 0) return undefined;
	const said = [...counted(planned, plans), ...doneInWords(operation, carriedOut), ...problems];
	if (plans.length === 0) return [said.join(', '), ...repeats].filter(Boolean).join('; ');
	const nothing = carriedOut.length === 0 ? ['nothing was changed'] : [];
	return [`Preview: ${said.join(', ')}`, ...nothing, ...repeats].join('; ');
}

/** Says on the node's output what became of all items. */
export function tellEnding(context: IExecuteFunctions, run: Run, results: Results): void {
	const message = endingOf(run, results);
	if (message === undefined) return;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
