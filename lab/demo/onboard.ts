import { executeByHand } from '../n8n/byHand';
import { outputsOf, type Execution } from '../n8n/n8n';
import { checkCustomer, checkTotals, failedChecks, type Check } from './check';
import { readCustomers } from './customers';
import type { DemoEnvironment } from './environment';
import type { OnboardingResult } from './result';
import type { Outcome } from './table';
import { workflowIds } from './workflows';

/** What came of onboarding the whole file. */
export interface Onboarding {
	execution: Execution;
	outcomes: Outcome[];
	totals: Check[];
	/** Whether everything exists exactly once. */
	succeeded: boolean;
}

/** Onboards all customers of the file in one execution, and asks the vendors what there is now. */
export async function onboardAll(demo: DemoEnvironment): Promise<Onboarding> {
	const customers = readCustomers();
	const execution = await executeByHand(demo, workflowIds.fromFile);
	const results = outputsOf(execution, 'Onboard') as unknown as OnboardingResult[];
	const { state } = demo.sandbox;
	const outcomes = customers.map((customer): Outcome => {
		const [result, ...more] = results.filter(({ reference }) => reference === customer.reference);
		const failed = result ? failedChecks(checkCustomer(customer, result, state)) : [];
		if (more.length > 0) failed.push({ what: 'results', expected: 1, found: 1 + more.length });
		return { customer, result, failed };
	});
	const totals = checkTotals(customers, demo.sandbox.counts());
	const succeeded =
		execution.status === 'success' &&
		results.length === customers.length &&
		outcomes.every(({ result, failed }) => result && failed.length === 0) &&
		failedChecks(totals).length === 0;
	return { execution, outcomes, totals, succeeded };
}
