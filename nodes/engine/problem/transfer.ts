import type { IDataObject } from 'n8n-workflow';

import { inWords } from '../declare/words';
import type { Problem } from './problem';

/** The problem of a transfer that was not begun for a reason of its own. */
export const notMoved = (message: string, whatToDo: string): Problem => ({
	kind: 'notDone',
	message,
	description: `Nothing was moved for this item. ${whatToDo}`,
});

/** The problem of a transfer that was not begun because of what came of an earlier one. */
export const notBegun = (earlier: Problem): Problem =>
	notMoved(
		`Not sent, because of an earlier item of this run: ${earlier.message}`,
		'Look at the earlier item first; then run this one in a new execution.',
	);

/** The problem of a receiver whose balance reads the same as ours. */
export const notToldApart = (receiver: string, balance: string): Problem =>
	notMoved(
		`The balance of ${receiver} can't be told from your own: both read ${balance}`,
		'If your own balance is shown in place of the one that was asked for, what is missing can not be known. Run this item again when one of the two has changed, or move an amount of your choice, which makes them differ.',
	);

/** The problem of a transfer of which only the vendor's answer, or only its balances, say that it was done. */
export function unsettled(
	vendor: string,
	{ moved, figures, howToCheck }: { moved: boolean; figures: string; howToCheck: string },
): Problem {
	const message = moved
		? `Outcome unknown: ${vendor} answered that this was done, but the balances don't prove it. ${figures}`
		: `Not done: ${vendor} answered that this was done, but no balance has changed. ${figures}`;
	const further = moved ? '' : ' No further transfer of this run is begun.';
	return {
		kind: 'unknown',
		message,
		description: `It is not sent again, as it may still be carried out.${further} ${howToCheck}`,
		...(!moved && { stopsRun: true }),
	};
}

/** The same problem, with what the balances were and are. */
export const withFigures = (problem: Problem, figures: string): Problem => ({
	...problem,
	message: `${problem.message}. ${figures}`,
});

const shown = (value: unknown) => (value === undefined ? 'not shown' : JSON.stringify(value));

/** What happened to a receiver, and to the transfer itself. */
interface Harmed {
	/** The fields that changed or went, as they were. */
	were: IDataObject;
	isGone?: boolean;
	/** The amount in words. */
	moved: string;
	/** What else there is to tell of the transfer. */
	besides?: Problem;
}

/** The problem of a receiver that lost or changed fields when something was moved to it. */
export function harmed(
	vendor: string,
	receiver: string,
	{ were, isGone, moved, besides }: Harmed,
): Problem {
	const names = Object.keys(were);
	const fields = inWords(names);
	const said = isGone
		? `${vendor} does not list ${receiver} any more`
		: `${vendor} has changed or lost of ${receiver}, beside its balance: ${fields}`;
	const values = names.map((name) => `${name}: ${shown(were[name])}`).join('; ');
	const before = besides
		? `${besides.description} `
		: `${moved} was moved and is not moved again. `;
	return {
		...besides,
		kind: besides?.kind ?? 'harmed',
		message: besides ? `${besides.message}. ${said}` : said,
		description: `${before}No further transfer of this run is begun. Put back what was there before, at ${vendor}, and ask ${vendor} about it before you move anything more: ${values}.`,
		stopsRun: true,
	};
}
