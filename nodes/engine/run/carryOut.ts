import { exchangeOf } from '../send/lookUp';
import type { Sent } from '../send/exchange';
import { secretsOfConnection } from '../send/transport';
import type { Aside } from './concurrency';
import { create } from './creation';
import { readInSteps } from './inSteps';
import type { RunMemory } from './memory';
import type { Created } from './created';
import { createNewcomer } from './newcomer';
import { outputOf, record } from './output';
import { heldBackFromSetting } from './plan/onlyIfStill';
import { prepare, read, type Prepared } from './prepare';
import { previewOf } from './previewed';
import { completed } from './readFirst';
import type { ItemResult } from './result';
import type { Run } from './run';
import { withinItem } from './withinItem';

async function sendPrepared(
	run: Run,
	prepared: Prepared,
	keyOfItem: () => string,
	aside: Aside,
): Promise<Sent> {
	const { input, request, limit, ifExists } = prepared;
	const { operation, sender } = run;
	if (request === undefined) return { data: undefined };
	if (run.transfers) return await run.transfers.move(input, aside);
	if (operation.further) return await readInSteps(run, prepared);
	const whole = await completed(run, prepared, request);
	if ('problem' in whole) return whole;
	const keyed = operation.idempotencyKey?.(whole.request, keyOfItem()) ?? whole.request;
	const exchange = exchangeOf(sender, operation, keyed, input, ifExists !== 'fail');
	const ofItem = { ...exchange, limit, aside };
	return operation.newcomer
		? await createNewcomer(run, ofItem, operation.newcomer, input)
		: await create(run, ofItem, prepared);
}

/** Whether a creation made its thing, as far as is known by now; `undefined` for what is none. */
function createdBy(
	{ operation }: Run,
	{ created = true }: { created?: Created },
	isDoneLater: boolean,
): Created | undefined {
	if (operation.effect !== 'create') return undefined;
	return isDoneLater ? null : created;
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
	const prepared = prepare(run, itemIndex, chosen.previews);
	const isReady = !('problem' in prepared);
	if (chosen.previews || (isReady && prepared.restore)) {
		const secrets = secretsOf(run, itemIndex);
		return await withinItem(run, async () => await previewOf(run, prepared, secrets));
	}
	if (!isReady) return prepared;
	return await withinItem(run, async () => {
		const held = await heldBackFromSetting(run, prepared);
		if (held) return { problem: held };
		const sent = await sendPrepared(run, prepared, () => memory.keyOf(itemIndex), aside);
		if ('problem' in sent) return sent;
		const { data, recovered, accepted = [] } = sent;
		const { completion, doneLater = false } = run.operation;
		const isDoneLater = (completion !== undefined || doneLater) && !sent.existing;
		const created = createdBy(run, sent, isDoneLater);
		if (run.completionTimeout > 0) {
			if (isDoneLater) return { accepted: [record(data)], recovered };
			if (accepted.length > 0) return { accepted, becomes: { data, created } };
		}
		return { ...outputOf(run, data, prepared, created), updated: sent.updated };
	});
}

/** What must not be seen of an item: the credential's secrets, and those in its input. */
export const secretsOf = ({ secrets, sender }: Run, itemIndex: number): string[] => [
	...secretsOfConnection(sender),
	...(secrets.get(itemIndex) ?? []),
];
