import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec } from '../../declare/request';
import type { Settled } from '../../declare/settlement';
import type { Sent } from '../../send/exchange';
import { withinItem } from '../withinItem';
import type { Conclusion } from './balances';
import type { Transferring } from './transferring';

/** One transfer of a group, and what is known of it so far. Amounts are in the smallest unit. */
export interface Member {
	input: unknown;
	/** The receiver as it was listed before. */
	receiver?: IDataObject;
	/** The request for the receiver's balance; left out where it can't be asked for. */
	ask?: RequestSpec;
	/** What the receiver had before and has after, where it could be read. */
	before?: bigint;
	after?: bigint;
	/** What is to be moved. */
	amount: bigint;
	/** What the vendor answered, where the transfer may have been carried out. */
	answer?: Sent;
	/** What the answer and the balances say together, as far as they were read. */
	conclusion?: Conclusion;
	/** What it came to, once that is certain. */
	end?: Sent;
}

/** Those of whom it isn't certain yet what it came to. */
export const openOnes = (members: Member[]): Member[] =>
	members.filter(({ end }) => end === undefined);

/** Does something for all of these at once; what goes wrong with one ends only that one. */
export async function forEach(
	transfers: Transferring,
	members: Member[],
	work: (member: Member) => Promise<void> | void,
): Promise<void> {
	await Promise.all(
		members.map(async (member) => {
			const failed = await withinItem(transfers, async () => await work(member));
			if (failed) member.end = failed;
		}),
	);
}

/** What the output of a transfer that is done is made of. */
export function settled({ answer, amount, before, after }: Member): Sent {
	const data: Settled = {
		answer: answer && 'data' in answer ? answer.data : undefined,
		moved: amount,
		...(before !== undefined && after !== undefined && { receivers: { before, after } }),
	};
	return { data };
}
