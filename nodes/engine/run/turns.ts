import { createHash } from 'crypto';

import type { Sender } from '../send/tries';

const last = new Map<string, Promise<unknown>>();

/**
 * Does one thing after the other for a credential: in all items and executions of this n8n process, in
 * the order of asking.
 */
export async function inTurn<Result>(
	{ vendor, credential }: Sender,
	work: () => Promise<Result>,
): Promise<Result> {
	const account = JSON.stringify([vendor.name, credential]);
	const key = createHash('sha256').update(account).digest('hex');
	const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
	last.set(key, turn);
	try {
		return await turn;
	} finally {
		if (last.get(key) === turn) last.delete(key);
	}
}
