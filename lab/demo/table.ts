import Table from 'cli-table3';

import { failedChecks, type Check } from './check';
import type { Customer } from './customers';
import type { OnboardingResult } from './result';

const style = { head: [], border: [], compact: true };

/** What became of one customer. */
export interface Outcome {
	customer: Customer;
	/** Missing if n8n put nothing out for this customer. */
	result?: OnboardingResult;
	/** What doesn't hold at the vendors. */
	failed: Check[];
}

/** One row a customer, one column a vendor, with the identifiers made. */
export function customerTable(outcomes: Outcome[]): string {
	const table = new Table({
		head: [
			'',
			'Customer',
			'Wochit',
			'Centrapay',
			'Omnize account, department, agents',
			'Yay.com, credit',
			'Typsy',
		],
		colWidths: [3, 26, 15, 30, 36, 46, 20],
		style,
	});
	for (const { customer, result, failed } of outcomes) {
		if (!result) {
			table.push(['✗', customer.company, { colSpan: 5, content: 'n8n put nothing out' }]);
			continue;
		}
		const { wochit, centrapay, omnize, yay, typsy } = result;
		table.push([
			failed.length === 0 ? '✓' : '✗',
			customer.company,
			`${wochit.organizationId} + token`,
			`${centrapay.accountId} + key`,
			`${omnize.accountId}, ${omnize.departmentId}, ${omnize.agentIds.join(' ')} + link`,
			`${yay.customerUuid}, ${yay.credit}`,
			`${typsy.accountIdentifier} + 2 users`,
		]);
	}
	return table.toString();
}

/** One row a count: what there should be, and what the vendors say. */
export function totalsTable(checks: Check[]): string {
	const failed = failedChecks(checks);
	const table = new Table({ head: ['', 'At the vendors', 'Expected', 'Counted'], style });
	for (const check of checks) {
		const { what, expected, found } = check;
		table.push([failed.includes(check) ? '✗' : '✓', what, String(expected), String(found)]);
	}
	return table.toString();
}
