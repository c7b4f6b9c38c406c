import type { Passed } from './gateway';

/**
 * What onboarding a block of customers is made of, in the order in which the workflow does it, and how
 * often each comes for one customer: rows of the book that change, or requests.
 */
const timesACustomer = {
	'entering them in the book': 1,
	'saying in the book what is sent': 1,
	'creating accounts': 1.6,
	'writing the IDs of accounts down': 0.8,
	'at Wochit': 2,
	'at Centrapay': 1,
	'at Omnize': 6,
	'at Yay.com': 3,
	'giving credit': 5,
	'at Typsy': 6,
	'writing the results down': 1,
} as const;
export type Phase = keyof typeof timesACustomer;
export const phases = Object.keys(timesACustomer) as Phase[];

/** How many things a phase has for a number of customers. */
export const lengthOf = (phase: Phase, customers: number): number =>
	timesACustomer[phase] * customers;

const ofHosts: Record<string, Phase> = {
	wochitStudio: 'at Wochit',
	wochitAuthentication: 'at Wochit',
	centrapay: 'at Centrapay',
	omnize: 'at Omnize',
	omnizeLogin: 'at Omnize',
	yay: 'at Yay.com',
	typsy: 'at Typsy',
};
const createsAccount = /^POST (\/api\/accounts|\/api\/v1\/accounts)$/;
const isAboutCredit = /^(PUT \/account\/reseller\/|GET \/account\/balance)/;

/** The phase that a request belongs to. */
export function phaseOf({ host, method, path }: Pick<Passed, 'host' | 'method' | 'path'>): Phase {
	const request = `${method} ${path}`;
	if (createsAccount.test(request)) return 'creating accounts';
	if (isAboutCredit.test(request)) return 'giving credit';
	return ofHosts[host]!;
}
