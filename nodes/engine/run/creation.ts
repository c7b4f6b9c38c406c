import type { IDataObject } from 'n8n-workflow';

import type { Existing } from '../declare/existing';
import type { Problem } from '../problem/problem';
import { alreadyThere, refusedAsThere } from '../problem/there';
import { besides, type Exchange, type LookedUp, type Sent } from '../send/exchange';
import { lookUp } from '../send/lookUp';
import { send } from '../send/send';
import { oneAfterTheOther } from './oneAfterTheOther';
import { perhapsNew, record } from './output';
import { heldBack } from './plan/onlyIfStill';
import { updatesOf } from './plan/updates';
import { read, type Prepared } from './prepare';
import type { IfExists, Run } from './run';

/** What an item wants to be there, and how it is recognised. */
interface Wanted {
	run: Run;
	ifExists: IfExists;
	existing: Existing<unknown>;
	input: unknown;
}

/** One item's creation. */
interface Creation extends Wanted {
	exchange: Exchange;
	/** The fingerprint of the item's plan. */
	onlyIfStill: string | undefined;
}

type SentInVain = Extract<Sent, { problem: unknown }>;

async function update({ run, existing, input }: Wanted, found: IDataObject): Promise<Sent> {
	const how = existing.update!;
	const built = read(() => updatesOf(how, input, found));
	if ('problem' in built) return built;
	const { requests } = built;
	if (requests.length === 0) return { data: found, existing: true };
	const answers: unknown[] = [];
	for (const request of requests) {
		const sent = await send(run.sender, besides(run.operation, 'set', request));
		if ('problem' in sent) return sent;
		answers.push(sent.data);
	}
	return {
		data: how.output ? how.output(input, found, answers) : answers.at(-1),
		existing: true,
		updated: true,
		...(run.operation.completion && { accepted: answers.map(record) }),
	};
}

/** Looks before anything is sent; `undefined` where the vendor can't be asked. */
async function lookFirst(
	{ run, existing, input }: Creation,
	isFirst: boolean,
): Promise<LookedUp | undefined> {
	if (existing.by === 'refusal') return undefined;
	const { sender, operation, lookups } = run;
	// An answer from before an earlier item with the same key can't have what that item may have made.
	return isFirst
		? await lookups.lookUp(sender, operation, existing, input)
		: await lookUp(sender, operation, existing, input);
}

/** Goes on with a thing that is there, as If It Already Exists says. */
export async function goOnWith(
	creation: Wanted,
	found: IDataObject,
	created: false | null = false,
): Promise<Sent> {
	const { ifExists, existing, input } = creation;
	if (ifExists === 'fail') {
		const advice = existing.by === 'looking' ? existing.advice?.(found, input) : undefined;
		const canUpdate = existing.update !== undefined;
		return { problem: alreadyThere(existing.describe(input), canUpdate, advice) };
	}
	if (ifExists === 'useExisting') return { data: found, existing: true, created };
	const updated = await update(creation, found);
	return 'problem' in updated ? updated : { ...updated, created };
}

/** The advice that fits where the thing is there; what may be this item's own doing has its own. */
function withAdvice({ run, existing }: Creation, problem: Problem): Problem {
	const { kind, refusal, status } = problem;
	if (kind !== 'refused' || refusal === undefined) return problem;
	const canUpdate = existing.update !== undefined;
	const wasLookedFor = existing.by === 'looking';
	return refusedAsThere(run.sender.vendor.name, refusal, { status, canUpdate, wasLookedFor });
}

async function afterRefusal(creation: Creation, sent: SentInVain): Promise<Sent> {
	const { run, ifExists, existing, input } = creation;
	if (ifExists === 'fail') return { ...sent, problem: withAdvice(creation, sent.problem) };
	if (existing.by === 'refusal') {
		const known = existing.known(input);
		return sent.afterUnclear
			? await goOnWith(creation, perhapsNew(known), null)
			: await goOnWith(creation, known);
	}
	const looked = await lookUp(run.sender, run.operation, existing, input);
	if ('problem' in looked) return looked;
	// Taken, but by something that isn't this account's: the refusal stands.
	return looked.found ? await goOnWith(creation, looked.found) : sent;
}

async function createUnlessThere(creation: Creation, key: string, isFirst: boolean): Promise<Sent> {
	const { run, existing, exchange } = creation;
	const made = run.made.get(key);
	const looked = made ? { found: made } : await lookFirst(creation, isFirst);
	if (looked && 'problem' in looked) return looked;
	const held = existing.by === 'looking' && heldBack(run, existing, creation, looked?.found);
	if (held) return { problem: held };
	if (looked?.found) return await goOnWith(creation, looked.found);
	const sent = await send(run.sender, exchange);
	if ('data' in sent) {
		const isMade = existing.by === 'looking' && run.operation.completion === undefined;
		if (isMade) run.made.set(key, sent.data as IDataObject);
		return sent;
	}
	const { refusal } = sent.problem;
	return refusal && existing.refusedAsExisting?.(refusal)
		? await afterRefusal(creation, sent)
		: sent;
}

/**
 * Creates an item's thing. One that can be looked up is looked up first: only what wasn't there can later
 * be taken as made by this run. Items with the same key go one after the other, and make one thing.
 */
export async function create(
	run: Run,
	exchange: Exchange,
	{ input, ifExists, onlyIfStill }: Pick<Prepared, 'input' | 'ifExists' | 'onlyIfStill'>,
): Promise<Sent> {
	const { operation, sender, claims } = run;
	const { existing } = operation;
	if (existing === undefined) return await send(sender, exchange);
	const key = existing.describe(input);
	const isFirst = !claims.has(key);
	const creation = { run, ifExists, existing, exchange, input, onlyIfStill };
	return await oneAfterTheOther(
		claims,
		key,
		async () => await createUnlessThere(creation, key, isFirst),
	);
}
