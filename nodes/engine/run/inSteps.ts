import type { ZodTypeAny } from 'zod';

import type { RequestSpec } from '../declare/request';
import { refused } from '../problem/problem';
import { besides, listing, type Sent } from '../send/exchange';
import { send } from '../send/send';
import type { Prepared } from './prepare';
import type { Run } from './run';

/** Reads something once for all items of a run that ask for the same. */
export async function readOnce(
	{ operation, sender, firstReads }: Run,
	request: RequestSpec,
	answer: ZodTypeAny | undefined,
): Promise<Sent> {
	const key = JSON.stringify(request);
	const reading = firstReads.get(key) ?? send(sender, listing(operation, request, answer));
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
	const first = await readOnce(run, item.request!, operation.answer);
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
