import { unreadable, type Problem } from '../problem/problem';
import { mask } from '../problem/redact';
import { secretsOfCredential, secretsOfInput } from '../problem/secrets';
import { messageOf } from '../problem/thrown';
import { requestAsShown } from '../screen/preview';
import { exchangeOf } from '../send/lookUp';
import type { Sent } from '../send/exchange';
import { create } from './creation';
import type { ItemResult, RunMemory } from './memory';
import { outputOf, record } from './output';
import { prepare, type Prepared } from './prepare';
import type { Run } from './run';

/** An answer that an operation's own code can't deal with costs its item, and not the whole run. */
export async function withinItem<Result>(
	{ operation, sender }: Run,
	work: () => Promise<Result>,
): Promise<Result | { problem: Problem }> {
	try {
		return await work();
	} catch (error) {
		const message = messageOf(error);
		return { problem: unreadable(sender.vendor.name, message, operation.effect !== 'read') };
	}
}

async function sendPrepared(
	run: Run,
	{ input, request, limit }: Prepared,
	keyOfItem: () => string,
): Promise<Sent> {
	if (request === undefined) return { data: undefined };
	const { operation, sender } = run;
	const keyed = operation.idempotencyKey?.(request, keyOfItem()) ?? request;
	const exchange = { ...exchangeOf(sender, operation, keyed, input), limit };
	return await create(run, exchange, input);
}

/** Carries out one item: reads, checks, builds, sends, unwraps. Never throws for what an item can hold. */
export async function carryOut(
	run: Run,
	itemIndex: number,
	memory: RunMemory,
): Promise<ItemResult> {
	const prepared = prepare(run, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(run, async () => {
		const sent = await sendPrepared(run, prepared, () => memory.keyOf(itemIndex));
		if ('problem' in sent) return sent;
		if (run.operation.completion && run.waitsForCompletion && !sent.existing) {
			return { accepted: record(sent.data), recovered: sent.recovered };
		}
		return outputOf(run, sent.data, prepared);
	});
}

/**
 * Shows the request that an item would send, with its secrets masked, and sends nothing. An item that
 * can't be sent says why instead of failing: what it needs may come from a step that is previewed too.
 */
export async function previewOf(run: Run, itemIndex: number): Promise<ItemResult> {
	const prepared = prepare(run, itemIndex);
	if ('problem' in prepared) {
		return { output: [{ preview: true, problem: prepared.problem.message }] };
	}
	const { input, request } = prepared;
	if (request === undefined) return { output: [{ preview: true }] };
	const { vendor, credential } = run.sender;
	// The key is made when the request is sent.
	const keyed = run.operation.idempotencyKey?.(request, mask) ?? request;
	const shown = await requestAsShown(vendor, credential, keyed, secretsOf(run, input));
	return { output: [{ preview: true, request: shown }] };
}

/** What must not be seen of an item: the credential's secrets, and those in its input. */
export const secretsOf = ({ operation, sender }: Run, input: unknown): string[] => [
	...secretsOfCredential(sender.vendor, sender.credential),
	...secretsOfInput(operation.secrets, input),
];
