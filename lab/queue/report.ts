import Table from 'cli-table3';

import { cell, columns, type BookRow } from '../chaos/book';
import type { ChaosCustomer } from '../chaos/customers';
import type { Verdict } from '../chaos/verdict';
import { conclusion, examples, figureTable, verdictFigures } from '../chaos/report';
import { things } from '../chaos/things';
import type { World } from '../chaos/world';
import type { Caller, Told } from './asking';
import type { Cluster, QueuedExecution } from './cluster';
import { workerTable } from './onboarding';

/** What came of killing workers. */
export interface Killed {
	cluster: Cluster;
	customers: ChaosCustomer[];
	callers: Caller[];
	/** The executions that the first calls started, and all of them. */
	first: QueuedExecution[];
	executions: QueuedExecution[];
	/** How often somebody asked again. */
	callsAgain: number;
	book: BookRow[];
	world: World;
	verdict: Verdict;
}

const answers = (told: Told[]) => told.map(({ code }) => code ?? 'none').join(' → ');

const workersOf = ({ reference }: ChaosCustomer, executions: QueuedExecution[]) => [
	...new Set(executions.filter(({ about }) => about === reference).map(({ worker }) => worker)),
];

/** One row a customer: where their calls ran, what came back, and what there is now. */
function customerTable({ customers, callers, first, book, world, verdict }: Killed): string {
	const table = new Table({
		head: ['', 'Customer', 'First calls ran on', 'Answers', 'The book says', 'There'],
		colWidths: [3, 36],
		style: { head: [], border: [], compact: true },
	});
	for (const customer of customers) {
		const { reference, company } = customer;
		const row = book.find((one) => cell(one, columns.reference) === reference);
		const there = things.filter(({ count }) => count(customer, world) > 0);
		table.push([
			verdict.findings.some((finding) => finding.reference === reference) ? '✗' : '✓',
			`${reference} ${company}`,
			workersOf(customer, first).join(', '),
			callers
				.filter((caller) => caller.customer === customer)
				.map(({ told }) => answers(told))
				.join('; '),
			row ? cell(row, columns.state) : 'nothing',
			`${there.length} of ${things.length}`,
		]);
	}
	return table.toString();
}

/** The result for a terminal. */
export function killingReport(killed: Killed): string {
	const { cluster, customers, callers, first, executions, callsAgain, book, verdict } = killed;
	const isApart = (customer: ChaosCustomer) => workersOf(customer, first).length > 1;
	const seconds = executions.map((execution) =>
		execution.status === 'success' ? (execution.seconds ?? 0) : 0,
	);
	// One that ended red because its customer needs attention still says whom it was about.
	const lost = executions.filter(({ status, about }) => status !== 'success' && about === null);
	const figures = figureTable([
		['Customers', customers.length],
		['Calls at first, two at the same moment for each customer', callers.length],
		['Customers whose two calls ran on different workers', customers.filter(isApart).length],
		['Workers killed', cluster.workers.filter(({ isKilled }) => isKilled).length],
		['Executions lost with them', lost.length],
		['Calls made again', callsAgain],
		['The longest execution that came to its end, in seconds', Math.ceil(Math.max(...seconds))],
		['Rows in the book', book.length],
		// Which customers a kill left in doubt is seen in one process only.
		...verdictFigures(verdict, ['crowd']),
	]);
	return [
		'',
		customerTable(killed),
		'',
		workerTable(cluster, executions),
		'',
		figures,
		...examples(verdict.findings),
		conclusion(verdict),
		'',
	].join('\n');
}
