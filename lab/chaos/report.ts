import Table from 'cli-table3';

import { reasons, type Reason } from './reasons';
import { tally, wrongs, type Finding, type Verdict, type Wrong } from './verdict';
import type { Measured } from './measured';

/** How many of each kind are shown one by one. */
const shownOfAKind = 10;

const lineOf = ({ reference, partner, what }: Finding) =>
	`  ${reference}${partner ? `, ${partner}` : ''}: ${what}`;

/** A number with its name. */
export type Figure = [string, number];

const sum = (times: Record<string, number>) =>
	Object.values(times).reduce((total, one) => total + one, 0);

/** How long it took, and which part of it how long. */
export function timesOf({ seconds }: Measured): string {
	const { settingUp, killed, unkilled, undisturbed } = seconds;
	const inMinutes = (time: number) => (time / 60).toFixed(1);
	return `It took ${inMinutes(sum({ ...seconds }))} minutes: ${inMinutes(settingUp)} to set up, ${inMinutes(killed)} with kills, ${inMinutes(unkilled)} without, ${inMinutes(undisturbed)} undisturbed.`;
}

const byReason = (name: string, counted: Record<Reason, number>) =>
	(Object.keys(reasons) as Reason[])
		.filter((reason) => counted[reason] > 0)
		.map((reason): Figure => [`${name}: ${reasons[reason]}`, counted[reason]]);

/**
 * What the judge found, as numbers with their names.
 *
 * @param unjudged what nobody looked for
 */
export function verdictFigures(verdict: Verdict, unjudged: Wrong[] = []): Figure[] {
	const counted = tally(verdict);
	const judgedWrongs = (Object.keys(wrongs) as Wrong[]).filter(
		(wrong) => !unjudged.includes(wrong),
	);
	return [
		['Things that there should be', verdict.wanted],
		['Things that are there', verdict.there],
		['Missing, and the book says that it needs attention', verdict.missingAndTold],
		...byReason('An account needs attention', verdict.attention),
		...byReason("An organization ID at Wochit isn't known", verdict.untold),
		...judgedWrongs.map((wrong): Figure => [`Wrong: ${wrongs[wrong]}`, counted[wrong]]),
	];
}

/** What is wrong, with examples of each kind. */
export function examples(findings: Finding[]): string[] {
	return (Object.keys(wrongs) as Wrong[]).flatMap((wrong) => {
		const found = findings.filter((finding) => finding.wrong === wrong);
		if (found.length === 0) return [];
		const more = found.length - shownOfAKind;
		return [
			`${wrongs[wrong]}:`,
			...found.slice(0, shownOfAKind).map(lineOf),
			...(more > 0 ? [`  and ${more} more`] : []),
		];
	});
}

/** Figures as a table for a terminal. */
export function figureTable(figures: Figure[]): string {
	const table = new Table({
		colAligns: ['left', 'right'],
		style: { head: [], border: [], compact: true },
	});
	table.push(...figures);
	return table.toString();
}

/** What came of it, in a sentence. */
export const conclusion = ({ findings }: Verdict): string =>
	findings.length === 0 ? 'Nothing is doubled, nothing is missing unsaid.' : 'Something is wrong.';

/** What it came to, as numbers with their names. */
export function figures(measured: Measured): Figure[] {
	const { plan, verdict } = measured;
	return [
		['Customers', plan.customers],
		['Times that n8n was killed, in the middle of a run', sum(measured.killedIn)],
		['Runs of the workflow', measured.runs],
		['Runs that failed by themselves', measured.failed],
		['Requests', measured.requests],
		['Requests that the gateway spoilt', sum(measured.happened)],
		['Rows in the book', measured.bookRows],
		...verdictFigures(verdict),
	];
}

/** The result for a terminal, with examples of what is wrong. */
export function report(measured: Measured): string {
	const { verdict } = measured;
	const ending = measured.settled
		? `The last of ${measured.undisturbed} undisturbed runs changed nothing.`
		: `After ${measured.undisturbed} undisturbed runs there were still changes.`;
	return [
		figureTable(figures(measured)),
		...examples(verdict.findings),
		ending,
		timesOf(measured),
		conclusion(verdict),
	].join('\n');
}
