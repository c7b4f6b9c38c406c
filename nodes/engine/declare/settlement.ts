import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { RequestSpec } from './request';

/** What the operation's output is made of, once a transfer is settled. Amounts are in the smallest unit. */
export interface Settled {
	/** What the vendor answered; `undefined` where nothing had to be sent or the answer got lost. */
	answer: unknown;
	/** What was moved; 0 where the receiver had enough. */
	moved: bigint;
	/** What the receiver had before and has now; left out where it can't be read. */
	receivers?: { before: bigint; after: bigint };
}

/** Who gets what is moved, from a list of all who could. */
export interface Receiver<Input> {
	/** The receiver in words, for example `customer 3951ec81`. */
	describe(input: Input): string;
	/** The same for the same receiver, however an item writes it. */
	keyOf(input: Input): string;
	/** A `read` request that answers with the list. */
	request(): RequestSpec;
	/** Checks the unwrapped list. */
	answer: ZodTypeAny;
	/** Takes the receiver out of the list; `undefined` where it isn't in there. */
	pick(data: unknown, input: Input): IDataObject | undefined;
	/** Fields, at any depth, that change by themselves; any other that changes is harm. */
	mayChange: string[];
	/** Takes out of a record what must not be seen. */
	withoutSecrets(record: IDataObject): IDataObject;
}

/** What both sides have, as the vendor tells it. */
export interface BalanceReading {
	/** A `read` request for what we have ourselves. */
	own(): RequestSpec;
	/** The same for a receiver; `undefined` where it can't be asked for. */
	receivers(receiver: IDataObject): RequestSpec | undefined;
	/** Makes an amount in the smallest unit, a bigint, of the unwrapped data. */
	answer: ZodTypeAny;
}

/**
 * For a `transfer`: how reading settles what became of it. Transfers go in groups, no two to the same
 * receiver; receivers and balances are read before and after each group, and no two groups with one
 * credential are under way at once, so that what all balances say together is about this one.
 */
export interface Settlement<Input> {
	receiver: Receiver<Input>;
	balances: BalanceReading;
	/** The amount that an item enters. */
	amount(input: Input): bigint;
	/**
	 * Set where the amount is what the receiver is to have in the end: only what is missing is moved, and
	 * nothing without having read the balances. Gives the input with what is missing for its amount.
	 */
	missing?: {
		of(input: Input, missing: bigint): Input;
		/** The least that the vendor moves. */
		least: bigint;
	};
	/** An amount as people write it. */
	inWords(amount: bigint): string;
	/** Makes the output, in place of the operation's own. */
	output(settled: Settled, input: Input): IDataObject;
}
