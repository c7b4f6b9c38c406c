import type { FastifyInstance } from 'fastify';
import type { Answer, Environment, Problem } from './environment';

/** The caller in every example of the document: `crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey`. */
export const caller = { accountId: 'WIj211vFs9cNACwBb04vQw', keyName: 'MyApiKey' };
export const callerCrn = `crn:${caller.accountId}:api-key:${caller.keyName}`;

/** The account of the document's examples. */
export const demoAccountId = 'Jaim1Cu1Q55uooxSens6yk';

/** A person with a Centrapay user ID. */
interface Person {
	firstName: string;
	lastName: string;
	email: string;
}

/** The users of the document's examples. */
export const people: Record<string, Person> = {
	'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc': {
		firstName: 'Ada',
		lastName: 'Lovelace',
		email: 'ada@example.com',
	},
	'b657195e-dc2f-11ea-8566-e7710d592c99': {
		firstName: 'Bob',
		lastName: 'Brown',
		email: 'bob@example.com',
	},
	'9f4b3bae-dc30-11ea-ab70-2743d9be3dd5': {
		firstName: 'Carol',
		lastName: 'Chen',
		email: 'carol@example.com',
	},
};

export interface Stamped {
	createdBy: string;
	createdAt: string;
	modifiedAt: string;
	modifiedBy: string;
	version: string;
}

export interface CentrapayAccount extends Stamped {
	id: string;
	name: string;
	type: 'org' | 'individual';
	region?: string;
	test?: boolean;
	subscriptions: string[];
	/** The account that made this one. */
	parentAccountId?: string;
}

export interface CentrapayKey extends Stamped {
	accountId: string;
	name: string;
	enabled: boolean;
	role: string;
}

export interface CentrapayMember extends Stamped {
	accountId: string;
	userId: string;
	role: string;
}

export interface StoredAccount {
	object: CentrapayAccount;
	keys: Map<string, CentrapayKey>;
	members: Map<string, CentrapayMember>;
	seeded: boolean;
}

export interface Settings {
	/** Documented as 200 a minute and account; 0 switches the limit off. */
	requestsPerMinute: number;
	/** Above 0, lists come as `{ items, nextPageKey }`, as Centrapay announces; 0 gives bare arrays. */
	pageSize: number;
	/** Whether a key may read the accounts of a user, which isn't said (centrapay.md#not-said). */
	readsMemberships: boolean;
	/** How many readings of an onboarding request say that it is pending: how long it takes isn't said. */
	pendingReads: number;
	/** What an onboarding request ends as: no status but `pending` is documented. */
	onboardingEnds: string;
}

/** What the parts of Centrapay's stand-in share. */
export interface Shared {
	app: FastifyInstance;
	environment: Environment<Settings>;
	/** @throws Refusal where there is none */
	account(id: string | undefined): StoredAccount;
	timestamp(): string;
	/** A list that always comes in pages. */
	pages(items: object[], pageKey?: string): Answer;
}

const statusTexts: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

export function error(statusCode: number, message: string): Answer {
	return { status: statusCode, body: { statusCode, error: statusTexts[statusCode], message } };
}

/** What is missing and what belongs to others look the same (centrapay.md#envelope-and-errors). */
export function forbidden(): Answer {
	return error(403, 'Forbidden');
}

export function explain({ kind, status, message }: Problem): Answer {
	return error(status, kind === 'rateLimited' ? 'RATE_LIMIT_EXCEEDED' : message);
}
