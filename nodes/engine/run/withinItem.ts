import type { Operation } from '../declare/operation';
import { unreadable, type Problem } from '../problem/problem';
import { messageOf } from '../problem/thrown';
import type { Sender } from '../send/tries';

/** An answer that an operation's own code can't deal with costs its item, and not the whole run. */
export async function withinItem<Result>(
	{ operation, sender }: { operation: Operation; sender: Sender },
	work: () => Promise<Result>,
): Promise<Result | { problem: Problem }> {
	try {
		return await work();
	} catch (error) {
		const message = messageOf(error);
		return { problem: unreadable(sender.vendor.name, message, operation.effect !== 'read') };
	}
}
