import {
	accountColumns,
	cell,
	columns,
	marks,
	toldOnce,
	unknownIdentifier,
	type BookRow,
	type IdentifierColumn,
} from './book';
import type { ChaosCustomer } from './customers';
import type { Passed } from './gateway';
import type { Reason } from './reasons';
import type { Finding } from './verdict';

/** The partners who tell an identifier in the answer to a creation, and can't be asked for it again. */
export type TellsOnce = 'wochit' | 'centrapay';
const tellingOnce: TellsOnce[] = ['wochit', 'centrapay'];

/** What the cell of such an identifier holds from when its creation is said to be sent until it is known. */
const openCells: Record<TellsOnce, { column: IdentifierColumn; open: string }> = {
	wochit: { column: toldOnce, open: '' },
	centrapay: { column: accountColumns.centrapay, open: unknownIdentifier },
};

/** Says why an identifier of a customer may be unknown; nothing where it must be known. */
export type Doubts = (partner: TellsOnce, customer: ChaosCustomer) => Reason | undefined;

interface Creation {
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
};

/** As many customers as one block has: more may not be in doubt at a partner after a kill. */
export const mostInDoubt = 25;

/** A kill: the requests of the run that it ended, and the rows that it left under way. */
interface Kill {
	requests: Set<Passed>;
	underWay: Map<string, BookRow>;
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
		const rows = underWay.map((row) => [cell(row, columns.reference), row] as const);
		this.kills.push({ requests: new Set(this.passed.slice(from)), underWay: new Map(rows) });
	}

	/** Why an identifier of a customer may be unknown; nothing where it must be known. */
	readonly about: Doubts = (partner, customer) => {
		const sent = this.creationsOf(partner, customer);
		const made = sent.filter(({ done }) => done);
		// Whoever asks Wochit again is told that it is there: what counts is what the first was told.
		const decisive = partner === 'wochit' ? made.slice(0, 1) : sent;
		if (decisive.some(({ clear }) => !clear)) return 'noAnswer';
		const cuts = this.kills.filter((kill) => isCutShort(kill, partner, customer));
		const isHeardOnly = cuts.some(({ requests }) => decisive.some((one) => requests.has(one)));
		if (isHeardOnly) return 'killedAfter';
		const isUnasked = cuts.length > 0 && made.length === 0 && partner !== 'wochit';
		return isUnasked ? 'killedBefore' : undefined;
	};

	/** The kills that left more in doubt at a partner than one block of customers. */
	beyondOneBlock(customers: ChaosCustomer[]): Finding[] {
		return this.kills.flatMap((kill, place) =>
			tellingOnce.flatMap((partner): Finding[] => {
				const { length } = customers.filter((one) => this.isInDoubt(kill, partner, one));
				if (length <= mostInDoubt) return [];
				const what = `${length} customers in doubt`;
				return [{ wrong: 'crowd', reference: `kill ${place + 1}`, partner, what }];
			}),
		);
	}

	private isInDoubt(kill: Kill, partner: TellsOnce, customer: ChaosCustomer): boolean {
		if (!isCutShort(kill, partner, customer)) return false;
		if (partner !== 'wochit') return true;
		return this.creationsOf(partner, customer).some((one) => one.done && kill.requests.has(one));
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

/** Whether a kill left a customer with a creation that was begun, and whose answer wasn't written down. */
function isCutShort({ underWay }: Kill, partner: TellsOnce, { reference }: ChaosCustomer): boolean {
	const row = underWay.get(reference);
	if (!row || cell(row, partner) !== marks.sent) return false;
	const { column, open } = openCells[partner];
	return cell(row, column) === open;
}
