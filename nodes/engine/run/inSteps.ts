import { refused } from '../problem/problem';
import { besides, listing, type Sent } from '../send/exchange';
import { send } from '../send/send';
import type { Prepared } from './prepare';
import type { Run } from './run';

/** Reads what an operation asks first, once for all items of a run that ask for the same. */
async function readFirst({ operation, sender, firstReads }: Run, item: Prepared): Promise<Sent> {
	const key = JSON.stringify(item.request);
	const reading =
		firstReads.get(key) ?? send(sender, listing(operation, item.request!, operation.answer));
	firstReads.set(key, reading);
	const sent = await reading;
	if ('problem' in sent && firstReads.get(key) === reading) firstReads.delete(key);
	return sent;
}

/**
 * Sends what a `read` operation asks for, one request after the other. Its data is the answers to all of them, in
 * their order.
 */
export async function readInSteps(run: Run, item: Prepared): Promise<Sent> {
	const { operation, sender } = run;
	const first = await readFirst(run, item);
	if ('problem' in first) return first;
	const answers = [first.data];
	for (const { request, answer } of operation.further!) {
		const next = request(answers, item.input);
		if ('refusal' in next) return { problem: refused(sender.vendor.name, next.refusal) };
		const sent = await send(sender, besides(operation, 'read', next, answer));
		if ('problem' in sent) return sent;
		answers.push(sent.data);
	}
	return { data: answers };
}
