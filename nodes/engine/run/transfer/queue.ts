import { createHash } from 'crypto';

import type { Sent } from '../../send/exchange';
import type { Sender } from '../../send/tries';

/** What can be done in groups, for one execution of a node. */
export interface Grouped {
	/** How many may be done at once now. */
	atOnce(): number;
	/** No two in a group have the same. */
	receiverOf(input: unknown): string;
	/** Does a group, and gives for each what it came to. */
	carryOut(inputs: unknown[]): Promise<Sent[]>;
}

interface Waiting {
	grouped: Grouped;
	input: unknown;
	resolve(sent: Sent): void;
	reject(error: unknown): void;
}

/** Those that wait, by credential; one that is in here has a group under way. */
const queues = new Map<string, Waiting[]>();

/** Takes the next group out of those that wait: the first, and as many like it as may go with it. */
function nextGroup(waiting: Waiting[]): Waiting[] {
	const { grouped } = waiting[0]!;
	const most = grouped.atOnce();
	const receivers = new Set<string>();
	const group: Waiting[] = [];
	for (let place = 0; place < waiting.length && group.length < most;) {
		const next = waiting[place]!;
		const receiver = grouped.receiverOf(next.input);
		if (next.grouped !== grouped || receivers.has(receiver)) {
			place++;
			continue;
		}
		receivers.add(receiver);
		group.push(next);
		waiting.splice(place, 1);
	}
	return group;
}

async function workThrough(key: string, waiting: Waiting[]): Promise<void> {
	while (waiting.length > 0) {
		const group = nextGroup(waiting);
		try {
			const sent = await group[0]!.grouped.carryOut(group.map(({ input }) => input));
			group.forEach(({ resolve }, place) => resolve(sent[place]!));
		} catch (error) {
			group.forEach(({ reject }) => reject(error));
		}
	}
	queues.delete(key);
}

/**
 * Does something in a group of its kind when its turn has come. One group is under way at a time for a
 * credential: in all items and executions of this n8n process, in the order of asking.
 */
export async function inGroup(
	{ vendor, credential }: Pick<Sender, 'vendor' | 'credential'>,
	grouped: Grouped,
	input: unknown,
): Promise<Sent> {
	const account = JSON.stringify([vendor.name, credential]);
	const key = createHash('sha256').update(account).digest('hex');
	return await new Promise<Sent>((resolve, reject) => {
		const one: Waiting = { grouped, input, resolve, reject };
		const waiting = queues.get(key);
		if (waiting) {
			waiting.push(one);
			return;
		}
		const queue = [one];
		queues.set(key, queue);
		void workThrough(key, queue);
	});
}
