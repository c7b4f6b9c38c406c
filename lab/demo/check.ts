import type { SandboxCounts, SandboxState } from '../../sandbox';
import type { Customer } from './customers';
import type { OnboardingResult } from './result';

/** One thing that must hold, and whether it does. */
export interface Check {
	what: string;
	expected: number | string;
	found: number | string | undefined;
}

const holds = ({ expected, found }: Check) => String(expected) === String(found);

/** Those that don't hold. */
export const failedChecks = (checks: Check[]) => checks.filter((check) => !holds(check));

/** A way to compare amounts that n8n and the vendor write differently. */
const thousandths = (amount: string) => Math.round(Number(amount) * 1000);

/** Compares what n8n says about a customer with what exists at the vendors: exactly once, and the same. */
export function checkCustomer(
	customer: Customer,
	result: OnboardingResult,
	state: SandboxState,
): Check[] {
	const { reference, company } = customer;
	const { wochit, centrapay, omnize, yay, typsy } = state;
	const list = (values: Array<string | number>) => values.join(', ');
	const agents = omnize.agents.filter(
		({ account_id }) => String(account_id) === result.omnize.accountId,
	);
	const departments = omnize.departments.filter(
		({ account_id }) => String(account_id) === result.omnize.accountId,
	);
	const typsyUsers = typsy.users.filter(
		({ accountIdentifier }) => accountIdentifier === result.typsy.accountIdentifier,
	);
	return [
		{ what: 'status', expected: 'onboarded', found: result.status },
		{
			what: 'Wochit customer',
			expected: result.wochit.organizationId,
			found: list(
				wochit.customers
					.filter(({ partnerId }) => partnerId === reference)
					.map(({ organizationId }) => organizationId),
			),
		},
		{
			what: 'Wochit editor',
			expected: 1,
			found: wochit.users.filter(({ partnerId }) => partnerId === reference).length,
		},
		{
			what: 'Centrapay account',
			expected: result.centrapay.accountId,
			found: list(centrapay.accounts.filter(({ name }) => name === company).map(({ id }) => id)),
		},
		{
			what: 'Centrapay terminal key',
			expected: 'merchant-terminal',
			found: list(
				centrapay.apiKeys
					.filter(({ accountId }) => accountId === result.centrapay.accountId)
					.map(({ role }) => role),
			),
		},
		{
			what: 'Omnize account',
			expected: result.omnize.accountId,
			found: list(
				omnize.accounts.filter(({ email }) => email === customer.email).map(({ id }) => id),
			),
		},
		{
			what: 'Omnize agents',
			expected: list([customer.email, customer.colleagueEmail]),
			found: list(agents.map(({ email }) => email)),
		},
		{
			what: 'Omnize department',
			expected: result.omnize.departmentId,
			found: list(departments.map(({ id }) => id)),
		},
		{
			what: 'Omnize agents in the department',
			expected: list(result.omnize.agentIds),
			found: list(departments.flatMap((department) => department.agents)),
		},
		{
			what: 'Yay.com customer',
			expected: result.yay.customerUuid,
			found: list(yay.customers.filter(({ name }) => name === reference).map(({ uuid }) => uuid)),
		},
		{
			what: 'Yay.com credit in thousandths',
			expected: thousandths(customer.credit),
			found: list(
				yay.customers
					.filter(({ uuid }) => uuid === result.yay.customerUuid)
					.map(({ credit }) => thousandths(credit)),
			),
		},
		{
			what: 'Typsy account',
			expected: reference,
			found: list(
				typsy.accounts
					.filter(({ name }) => name === company)
					.map((account) => `${account.identifier}`),
			),
		},
		{
			what: 'Typsy users',
			expected: list([customer.email, customer.colleagueEmail]),
			found: list(typsyUsers.map(({ email }) => email)),
		},
	];
}

/** Compares the vendors' own counts with how many customers there are. */
export function checkTotals(customers: Customer[], counts: SandboxCounts): Check[] {
	const { wochit, centrapay, omnize, yay, typsy } = counts;
	const one = customers.length;
	const two = 2 * one;
	const credit = customers.reduce((sum, customer) => sum + thousandths(customer.credit), 0);
	const duplicates = [wochit, centrapay, omnize, yay, typsy]
		.flatMap((vendor) => Object.values<number>(vendor.duplicates))
		.reduce((sum, count) => sum + count, 0);
	return [
		{ what: 'Wochit customers', expected: one, found: wochit.created.customers },
		{ what: 'Wochit editor tokens', expected: one, found: wochit.tokens },
		{ what: 'Centrapay accounts', expected: one, found: centrapay.created.accounts },
		{ what: 'Centrapay terminal keys', expected: one, found: centrapay.created.apiKeys },
		{ what: 'Omnize accounts', expected: one, found: omnize.created.accounts },
		{ what: 'Omnize departments', expected: one, found: omnize.created.departments },
		{ what: 'Omnize agents', expected: two, found: omnize.created.agents },
		{ what: 'Omnize login links', expected: one, found: omnize.loginTokens },
		{ what: 'Omnize passwords sent in clear', expected: 0, found: omnize.passwordsInClear },
		{ what: 'Yay.com customers', expected: one, found: yay.created.customers },
		{ what: 'Yay.com transfers', expected: one, found: yay.transfers },
		{ what: 'Yay.com credit', expected: credit / 1000, found: Number(yay.transferred) },
		{ what: 'Typsy accounts', expected: one, found: typsy.created.accounts },
		{ what: 'Typsy users', expected: two, found: typsy.created.users },
		{ what: 'Typsy requests not finished', expected: 0, found: typsy.requestsInProgress },
		{ what: 'Typsy requests that failed', expected: 0, found: typsy.requestsFailed },
		{ what: 'Duplicates anywhere', expected: 0, found: duplicates },
	];
}
