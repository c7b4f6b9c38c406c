import type { RequestSpec } from '../../declare/request';
import type { Problem } from '../../problem/problem';
import { besides } from '../../send/exchange';
import { send } from '../../send/send';
import type { Transferring } from './transferring';

/** A balance in the smallest unit, or the problem of reading it. */
export type Read = { balance: bigint } | { problem: Problem };

/** Reads a receiver's balance. */
export async function readBalance(
	{ operation, sender, settle }: Transferring,
	request: RequestSpec,
): Promise<Read> {
	const sent = await send(sender, besides(operation, 'read', request, settle.balances.answer));
	return 'problem' in sent ? sent : { balance: sent.data as bigint };
}

/** Reads our own balance. */
export const readOwn = async (transfers: Transferring): Promise<Read> =>
	await readBalance(transfers, transfers.settle.balances.own());
