import type { RequestSpec } from '../declare/request';
import type { Problem } from '../problem/problem';
import { mask } from '../problem/redact';
import { secretsOfCredential, withOtherSecrets } from '../problem/secrets';
import { requestAsShown } from '../screen/preview';
import { exchangeOf } from '../send/lookUp';
import type { Sent } from '../send/exchange';
import type { Aside } from './concurrency';
import { create } from './creation';
import type { ItemResult, RunMemory } from './memory';
import { outputOf, record } from './output';
import { prepare, read, type Prepared } from './prepare';
import type { Run } from './run';
import { withinItem } from './withinItem';

async function sendPrepared(
	run: Run,
	prepared: Prepared,
	keyOfItem: () => string,
	aside: Aside,
): Promise<Sent> {
	const { input, request, limit, ifExists } = prepared;
	if (request === undefined) return { data: undefined };
	const { operation, sender } = run;
	if (run.transfers) return await run.transfers.move(input, aside);
	const keyed = operation.idempotencyKey?.(request, keyOfItem()) ?? request;
	const exchange = exchangeOf(sender, operation, keyed, input, ifExists !== 'fail');
	return await create(run, { ...exchange, limit, aside }, prepared);
}

/** Carries out one item: reads, checks, builds, sends, unwraps. Never throws for what an item can hold. */
export async function carryOut(
	run: Run,
	itemIndex: number,
	memory: RunMemory,
	aside: Aside,
): Promise<ItemResult> {
	const chosen = read(() => ({ previews: run.previewsOf(itemIndex) }));
	if ('problem' in chosen) return chosen;
	const prepared = prepare(run, itemIndex);
	if (chosen.previews) return await previewOf(run, prepared, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(run, async () => {
		const sent = await sendPrepared(run, prepared, () => memory.keyOf(itemIndex), aside);
		if ('problem' in sent) return sent;
		if (run.completionTimeout > 0 && !sent.existing) {
			return { accepted: record(sent.data), recovered: sent.recovered };
		}
		return outputOf(run, sent.data, prepared);
	});
}

/**
 * Shows the request that an item would send, with its secrets masked, and sends nothing. An item that
 * can't be sent says why instead of failing: what it needs may come from a step that is previewed too.
 */
async function previewOf(
	run: Run,
	prepared: Prepared | { problem: Problem },
	itemIndex: number,
): Promise<ItemResult> {
	if ('problem' in prepared) {
		return { output: [{ preview: true, problem: prepared.problem.message }] };
	}
	const { request } = prepared;
	if (request === undefined) return { output: [{ preview: true }] };
	const { operation, sender } = run;
	const { vendor, credential } = sender;
	// The key is made when the request is sent.
	const keyed = (one: RequestSpec) => operation.idempotencyKey?.(one, mask) ?? one;
	const otherInput = withOtherSecrets(operation.secrets, prepared.input);
	const shown = await requestAsShown(vendor, credential, {
		request: keyed(request),
		other: keyed(operation.request!(otherInput, credential)),
		secrets: secretsOf(run, itemIndex),
	});
	return { output: [{ preview: true, request: shown }] };
}

/** What must not be seen of an item: the credential's secrets, and those in its input. */
export const secretsOf = ({ secrets, sender }: Run, itemIndex: number): string[] => [
	...secretsOfCredential(sender.vendor, sender.credential),
	...(secrets.get(itemIndex) ?? []),
];
