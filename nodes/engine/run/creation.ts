import type { IDataObject } from 'n8n-workflow';

import type { Existing } from '../declare/existing';
import { besides, type Exchange, type LookedUp, type Sent } from '../send/exchange';
import { lookUp } from '../send/lookUp';
import { send } from '../send/send';
import type { Run } from './run';

/** One item's creation, and what makes its thing recognisable. */
interface Creation {
	run: Run;
	existing: Existing<unknown>;
	exchange: Exchange;
	input: unknown;
}

async function update({ run, existing, input }: Creation, found: IDataObject): Promise<Sent> {
	const how = existing.update!;
	const requests = how.request(input, found);
	if (requests === undefined) return { data: found };
	let sent: Sent = { data: undefined };
	for (const request of [requests].flat()) {
		sent = await send(run.sender, besides(run.operation, 'set', request));
		if ('problem' in sent) return sent;
	}
	return { data: how.output ? how.output(input, found) : sent.data };
}

const useExisting = async (creation: Creation, found: IDataObject): Promise<Sent> =>
	creation.run.ifExists === 'update'
		? await update(creation, found)
		: { data: found, existing: true };

/** Looks before anything is sent; `undefined` where the vendor can't be asked. */
async function lookFirst(creation: Creation, isFirst: boolean): Promise<LookedUp | undefined> {
	const { run, existing, input } = creation;
	if (existing.by === 'refusal') return undefined;
	const { sender, operation, lookups } = run;
	// An answer from before an earlier item with the same key can't have what that item created.
	return isFirst
		? await lookups.lookUp(sender, operation, existing, input)
		: await lookUp(sender, operation, existing, input);
}

async function afterRefusal(creation: Creation, sent: Sent): Promise<Sent> {
	const { run, existing, input } = creation;
	if (existing.by === 'refusal') return await useExisting(creation, existing.known(input));
	const looked = await lookUp(run.sender, run.operation, existing, input);
	if ('problem' in looked) return looked;
	// Taken, but by something that isn't this account's: the refusal stands.
	return looked.found ? await useExisting(creation, looked.found) : sent;
}

async function createUnlessThere(creation: Creation, isFirst: boolean): Promise<Sent> {
	const { run, existing, exchange } = creation;
	const looked = await lookFirst(creation, isFirst);
	if (looked && 'problem' in looked) return looked;
	if (looked?.found) return await useExisting(creation, looked.found);
	const sent = await send(run.sender, exchange);
	const refusal = 'problem' in sent ? sent.problem.refusal : undefined;
	return refusal && existing.refusedAsExisting?.(refusal)
		? await afterRefusal(creation, sent)
		: sent;
}

async function oneAfterTheOther<Result>(
	claims: Map<string, Promise<unknown>>,
	key: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const turn = (claims.get(key) ?? Promise.resolve()).then(work, work);
	claims.set(key, turn);
	return await turn;
}

/** Creates an item's thing as If It Already Exists says, two with the same key one after the other. */
export async function create(run: Run, exchange: Exchange, input: unknown): Promise<Sent> {
	const { operation, sender, ifExists, claims } = run;
	const { existing } = operation;
	if (existing === undefined || ifExists === 'fail') return await send(sender, exchange);
	const key = existing.describe(input);
	const isFirst = !claims.has(key);
	const creation = { run, existing, exchange, input };
	return await oneAfterTheOther(
		claims,
		key,
		async () => await createUnlessThere(creation, isFirst),
	);
}
