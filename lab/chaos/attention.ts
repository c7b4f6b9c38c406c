import { vendors, type Vendor } from '../../sandbox';
import {
	accountColumns,
	cell,
	marks,
	toldOnce,
	unknownIdentifier,
	type BookRow,
	type IdentifierColumn,
} from './book';
import type { ChaosCustomer } from './customers';
import type { Doubts } from './doubts';
import { reasons, type Reason } from './reasons';
import type { Finding, Verdict, Wrong } from './verdict';

/** No reason at all, counted. */
export const none = (): Record<Reason, number> =>
	Object.fromEntries(Object.keys(reasons).map((reason) => [reason, 0])) as Record<Reason, number>;

const cannotBeAskedFor = (partner: Vendor): partner is keyof typeof accountColumns =>
	partner in accountColumns;

/** Whether a cell may say that nobody knows: that of an account for which somebody is told to look. */
export const mayBeUnknown = (column: IdentifierColumn, row: BookRow, partner: Vendor): boolean =>
	cannotBeAskedFor(partner) &&
	column === accountColumns[partner] &&
	cell(row, column) === unknownIdentifier &&
	cell(row, partner) === marks.attention;

/** Asks of everything that needs attention or isn't known whether it can't be otherwise. */
export function judgeDoubts(
	customer: ChaosCustomer,
	row: BookRow,
	doubts: Doubts,
	verdict: Verdict,
): void {
	const { reference } = customer;
	const found = (wrong: Wrong, partner: Vendor, what: string): Finding => ({
		wrong,
		reference,
		partner,
		what,
	});
	for (const partner of vendors) {
		if (cell(row, partner) !== marks.attention) continue;
		if (!cannotBeAskedFor(partner) || !mayBeUnknown(accountColumns[partner], row, partner)) {
			verdict.findings.push(found('needless', partner, cell(row, `${partner}Says`)));
			continue;
		}
		const reason = doubts(partner, customer);
		if (reason) verdict.attention[reason]++;
		else verdict.findings.push(found('unheard', partner, `${accountColumns[partner]} is ?`));
	}
	if (cell(row, 'wochit') === marks.done && cell(row, toldOnce) === '') {
		const reason = doubts('wochit', customer);
		if (reason) verdict.untold[reason]++;
		else verdict.findings.push(found('unheard', 'wochit', `no ${toldOnce}`));
	}
}
