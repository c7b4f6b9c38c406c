import type { Passed } from './gateway';

interface PhaseOfRun {
	/** How often it comes for one customer: rows of the book that change, or requests. */
	times: number;
	/** Its place in a run. Accounts are made for a group of customers at a time, so their phases take turns. */
	place: number;
	/** Whether it is told by the book, and not by requests. */
	inBook?: boolean;
}

const all = {
	'entering them in the book': { times: 1, place: 0, inBook: true },
	'saying in the book what is sent': { times: 1, place: 1, inBook: true },
	'creating accounts': { times: 2.4, place: 1 },
	'writing the IDs of accounts down': { times: 0.8, place: 1, inBook: true },
	'at Wochit': { times: 1, place: 2 },
	'at Centrapay': { times: 1, place: 3 },
	'at Omnize': { times: 6, place: 4 },
	'at Yay.com': { times: 2, place: 5 },
	'giving credit': { times: 2, place: 6 },
	'at Typsy': { times: 6, place: 7 },
	'writing the results down': { times: 1, place: 8, inBook: true },
} as const satisfies Record<string, PhaseOfRun>;

/** A part of a run that onboards customers. */
export type Phase = keyof typeof all;

/** What a run is made of, in the order in which the workflow does it. */
export const phases = Object.keys(all) as Phase[];

/** What is known of each. */
export const about: Record<Phase, PhaseOfRun> = all;

const ofHosts: Record<string, Phase> = {
	wochitStudio: 'at Wochit',
	wochitAuthentication: 'at Wochit',
	centrapay: 'at Centrapay',
	omnize: 'at Omnize',
	omnizeLogin: 'at Omnize',
	yay: 'at Yay.com',
	typsy: 'at Typsy',
};
/** Wochit's customers are made with the accounts, as their IDs are told once. */
const createsAccount = /^POST \/(partner\/api\/accounts|api\/(accounts|v1\/customers))$/;
const isAboutCredit = /^(PUT \/account\/reseller\/|GET \/account\/balance)/;

/** The phase that a request belongs to. */
export function phaseOf({ host, method, path }: Pick<Passed, 'host' | 'method' | 'path'>): Phase {
	const request = `${method} ${path}`;
	if (createsAccount.test(request)) return 'creating accounts';
	if (isAboutCredit.test(request)) return 'giving credit';
	return ofHosts[host]!;
}
