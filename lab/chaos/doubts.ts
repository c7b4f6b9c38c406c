import { accountColumns, cell, columns, unknownIdentifier, type BookRow } from './book';
import type { ChaosCustomer } from './customers';
import type { Passed } from './gateway';

/** Why nobody may know what a partner calls something. */
export const reasons = {
	noAnswer: 'no clear answer came',
	killedAfter: 'n8n was killed before the answer was written down',
	killedBefore: 'n8n was killed before it was asked for',
} as const;
export type Reason = keyof typeof reasons;

/** The partners who tell an identifier in the answer to a creation, and never again. */
export type TellsOnce = 'wochit' | 'centrapay' | 'omnize';

/** Says why an identifier of a customer may be unknown; nothing where it must be known. */
export type Doubts = (partner: TellsOnce, customer: ChaosCustomer) => Reason | undefined;

interface Creation {
	account?: { email: string };
	name?: string;
	organization?: { partnerId: string };
}

const creations: Record<
	TellsOnce,
	{ host: string; path: string; isOf(body: Creation, customer: ChaosCustomer): boolean }
> = {
	wochit: {
		host: 'wochitStudio',
		path: '/api/v1/customers',
		isOf: ({ organization }, { reference }) => organization?.partnerId === reference,
	},
	centrapay: {
		host: 'centrapay',
		path: '/api/accounts',
		isOf: ({ name }, { company }) => name === company,
	},
	omnize: {
		host: 'omnize',
		path: '/api/v1/accounts',
		isOf: ({ account }, { email }) => account?.email === email,
	},
};

/** A kill: the requests of the run that it ended, and the rows that it left under way. */
interface Kill {
	requests: Set<Passed>;
	underWay: BookRow[];
}

/** What the gateway saw, and what the kills cut short: what may be in doubt at the end, and what may not. */
export class Evidence {
	private readonly kills: Kill[] = [];

	/** @param passed all requests, in the order in which they came */
	constructor(private readonly passed: Passed[]) {}

	/**
	 * Notes that a run was killed.
	 *
	 * @param from how many requests there were before it
	 * @param underWay the rows that the book has as under way afterwards
	 */
	killed(from: number, underWay: BookRow[]): void {
		this.kills.push({ requests: new Set(this.passed.slice(from)), underWay });
	}

	/** Why an identifier of a customer may be unknown; nothing where it must be known. */
	readonly about: Doubts = (partner, customer) => {
		const sent = this.creationsOf(partner, customer);
		return partner === 'wochit'
			? this.aboutAnswer(
					sent.find(({ done }) => done),
					customer,
				)
			: this.aboutAccount(partner, sent, customer);
	};

	/** Who made it said so; what others are told afterwards is only that it is there. */
	private aboutAnswer(made: Passed | undefined, { reference }: ChaosCustomer): Reason | undefined {
		if (made === undefined) return undefined;
		if (!made.clear) return 'noAnswer';
		const isCut = this.kills.some(
			({ requests, underWay }) => requests.has(made) && rowOf(underWay, reference) !== undefined,
		);
		return isCut ? 'killedAfter' : undefined;
	}

	private aboutAccount(
		partner: keyof typeof accountColumns,
		sent: Passed[],
		{ reference }: ChaosCustomer,
	): Reason | undefined {
		if (sent.some(({ clear }) => !clear)) return 'noAnswer';
		const isCut = this.kills.some(({ underWay }) => {
			const row = rowOf(underWay, reference);
			return row !== undefined && cell(row, accountColumns[partner]) === unknownIdentifier;
		});
		if (!isCut) return undefined;
		return sent.length > 0 ? 'killedAfter' : 'killedBefore';
	}

	private creationsOf(partner: TellsOnce, customer: ChaosCustomer): Passed[] {
		const { host, path, isOf } = creations[partner];
		return this.passed.filter(
			(one) =>
				one.method === 'POST' &&
				one.host === host &&
				one.path === path &&
				isOf(JSON.parse(one.body) as Creation, customer),
		);
	}
}

const rowOf = (rows: BookRow[], reference: string) =>
	rows.find((row) => cell(row, columns.reference) === reference);
