import { vendors, type Vendor } from '../../sandbox';
import { cell, columns, identifierColumns, marks, states, toldOnce, type BookRow } from './book';
import { judgeDoubts, mayBeUnknown, none } from './attention';
import { wantedBy, type ChaosCustomer } from './customers';
import type { Doubts } from './doubts';
import { creditOf, isTheirs, nobodys, things, thousandths } from './things';
import type { Finding, Verdict, Wrong } from './verdict';
import type { World } from './world';

/**
 * Compares what the book says with what exists at the partners.
 *
 * @param doubts says what may be unknown
 */
export function judge(
	customers: ChaosCustomer[],
	book: BookRow[],
	world: World,
	doubts: Doubts,
): Verdict {
	const verdict: Verdict = {
		wanted: 0,
		there: 0,
		missingAndTold: 0,
		attention: none(),
		untold: none(),
		findings: [],
	};
	for (const customer of customers) {
		const rows = book.filter((row) => cell(row, columns.reference) === customer.reference);
		judgeThings(customer, rows[0], world, verdict);
		verdict.findings.push(...judgeRows(customer, rows, world));
		if (rows[0]) judgeDoubts(customer, rows[0], doubts, verdict);
	}
	const known = new Set(customers.map(({ reference }) => reference));
	for (const row of book) {
		const reference = cell(row, columns.reference);
		if (known.has(reference)) continue;
		verdict.findings.push({ wrong: 'untrue', reference, what: 'a row for an unknown customer' });
	}
	for (const [partner, what] of nobodys(customers, world)) {
		verdict.findings.push({ wrong: 'nobodys', reference: what, partner, what });
	}
	return verdict;
}

/** Counts what a customer has at the partners. */
function judgeThings(
	customer: ChaosCustomer,
	row: BookRow | undefined,
	world: World,
	verdict: Verdict,
): void {
	const { reference } = customer;
	const wanted = wantedBy(customer);
	for (const { partner, what, count } of things) {
		const times = count(customer, world);
		if (!wanted.includes(partner)) {
			if (times > 0) verdict.findings.push({ wrong: 'nobodys', reference, partner, what });
			continue;
		}
		const told = row !== undefined && cell(row, partner) === marks.attention;
		verdict.wanted++;
		if (times > 0) verdict.there++;
		else if (told) verdict.missingAndTold++;
		else verdict.findings.push({ wrong: 'missing', reference, partner, what });
		if (times > 1) {
			verdict.findings.push({ wrong: 'doubled', reference, partner, what: `${what}, ${times}` });
		}
	}
	const credit = creditOf(customer, world);
	if (credit !== 0 && credit !== thousandths(customer.credit)) {
		const what = `${credit / 1000} in place of ${customer.credit}`;
		verdict.findings.push({ wrong: 'amount', reference, partner: 'yay', what });
	}
}

/** Compares what the book says about a customer, cell by cell. */
function judgeRows(customer: ChaosCustomer, rows: BookRow[], world: World): Finding[] {
	const { reference } = customer;
	const [row] = rows;
	if (!row) {
		const made = things.some(({ count }) => count(customer, world) > 0);
		return made ? [{ wrong: 'unbooked', reference, what: 'no row' }] : [];
	}
	const findings: Finding[] = vendors.flatMap((partner) =>
		judgePartner(customer, row, partner, world),
	);
	const state = cell(row, columns.state);
	const saysDone = wantedBy(customer).every((partner) => cell(row, partner) === marks.done);
	const what = `${columns.state} is "${state}"`;
	if (rows.length > 1) {
		findings.push({ wrong: 'untrue', reference, what: `${rows.length} rows for one customer` });
	}
	if (state === states.underWay) findings.push({ wrong: 'unsettled', reference, what });
	else if (state !== (saysDone ? states.done : states.attention)) {
		findings.push({ wrong: 'untrue', reference, what });
	}
	return findings;
}

/** Compares what a row says about one partner. */
function judgePartner(
	customer: ChaosCustomer,
	row: BookRow,
	partner: Vendor,
	world: World,
): Finding[] {
	const { reference } = customer;
	const found = (wrong: Wrong, what: string): Finding => ({ wrong, reference, partner, what });
	const mark = cell(row, partner);
	const isWanted = wantedBy(customer).includes(partner);
	const findings: Finding[] = [];
	if (!isWanted) {
		if (mark !== marks.notWanted) findings.push(found('untrue', `${partner} is "${mark}"`));
	} else if (mark === marks.done) {
		for (const { what, count } of things.filter((thing) => thing.partner === partner)) {
			if (count(customer, world) === 0) findings.push(found('untrue', `done, without its ${what}`));
		}
	} else if (mark === marks.sent || mark === '') {
		findings.push(found('unsettled', `${partner} is "${mark}"`));
	} else if (mark !== marks.attention) {
		findings.push(found('untrue', `${partner} is "${mark}"`));
	}
	for (const column of identifierColumns[partner]) {
		const value = cell(row, column);
		if (value === '') {
			const isMissed = mark === marks.done && column !== toldOnce;
			if (isMissed) findings.push(found('untrue', `done, and no ${column}`));
		} else if (!mayBeUnknown(column, row, partner) && !isTheirs[column](value, customer, world)) {
			findings.push(found('untrue', `${column} is ${value}`));
		}
	}
	return findings;
}
