import type { RequestSpec } from '../declare/request';
import type { Problem } from '../problem/problem';
import { besides } from '../send/exchange';
import { send } from '../send/send';
import { read, type Prepared } from './prepare';
import type { Run } from './run';

/** An item's request, with what has to be read for it first. Where that fails, there is nothing to be sent. */
export async function completed(
	{ operation, sender }: Run,
	{ input }: Prepared,
	request: RequestSpec,
): Promise<{ request: RequestSpec } | { problem: Problem }> {
	const { readFirst } = operation;
	if (readFirst === undefined) return { request };
	const answers: unknown[] = [];
	for (const one of readFirst.reads(input)) {
		const sent = await send(sender, besides(operation, 'read', one.request, one.answer));
		if ('problem' in sent) return sent;
		answers.push(sent.data);
	}
	return read(() => ({ request: readFirst.complete(request, answers, input) }));
}
