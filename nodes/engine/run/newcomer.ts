import type { IDataObject } from 'n8n-workflow';

import type { Newcomer } from '../declare/newcomer';
import type { RequestSpec } from '../declare/request';
import type { Problem } from '../problem/problem';
import { besides, type Exchange, type LookedUp, type Sent } from '../send/exchange';
import { readListing, type Keyed, type Listing } from '../send/lookUp';
import { send } from '../send/send';
import { oneAfterTheOther } from './oneAfterTheOther';
import { record } from './output';
import type { Run } from './run';

/** How far the vendor's clock may be behind ours, in milliseconds. */
const inaccuracy = 5_000;

/** That something may be the item's thing, or that nothing proves that there is none. */
const undecided: LookedUp = {
	problem: {
		kind: 'unknown',
		message: 'Nothing tells what was made from what was there',
		description: 'Look for it.',
	} satisfies Problem,
};

/** One item's creation of something that has no key of its own. */
interface Creation {
	run: Run;
	exchange: Exchange;
	newcomer: Newcomer<unknown>;
	input: unknown;
	/** The list that will have it. */
	request: RequestSpec;
}

const nameOf = (identity: unknown) => JSON.stringify(identity);

const listOf = ({ newcomer, request }: Creation): Keyed => ({
	request: () => request,
	answer: newcomer.answer,
	keyOf: (one) => nameOf(newcomer.identity(one)),
});

async function whole(
	{ run, newcomer }: Creation,
	listed: IDataObject,
): Promise<IDataObject | undefined> {
	if (newcomer.whole === undefined) return listed;
	const { request, answer } = newcomer.whole;
	const sent = await send(run.sender, besides(run.operation, 'read', request(listed), answer));
	return 'data' in sent ? record(sent.data) : undefined;
}

/** Finds what the item's attempt has made, among what is new since. */
async function found(
	creation: Creation,
	before: ReadonlyMap<unknown, unknown>,
	begunAt: number,
): Promise<LookedUp> {
	const { run, newcomer, input } = creation;
	const read = await readListing(run.sender, run.operation, listOf(creation), input);
	if ('problem' in read) return read;
	const wanted = JSON.stringify(newcomer.wantedLikeness(input));
	const isNew = (name: unknown) => !before.has(name) && !run.made.has(name as string);
	const alike = [...read.byKey]
		.flatMap(([name, [one]]) => (one !== undefined && isNew(name) ? [one] : []))
		.filter((one) => JSON.stringify(newcomer.likeness(one)) === wanted);
	if (alike.length === 0 && newcomer.listsAll) return { found: undefined };
	if (alike.length !== 1) return undecided;
	const thing = await whole(creation, alike[0]!);
	if (thing === undefined || !newcomer.mayBeOurs(thing)) return undecided;
	const isSince = Date.parse(String(newcomer.madeAt(thing))) >= begunAt - inaccuracy;
	return isSince ? { found: thing } : undecided;
}

async function createAmong(creation: Creation, before: Listing): Promise<Sent> {
	const { run, exchange, newcomer } = creation;
	// A list that may not be read, or can't be, costs the item nothing but this way to settle what is unclear.
	if ('problem' in before) return await send(run.sender, exchange);
	const begunAt = run.sender.clock.now();
	const recognition = {
		lookUp: async () => await found(creation, before.byKey, begunAt),
		refusedAsExisting: () => false,
		existingWillDo: false,
	};
	const sent = await send(run.sender, { ...exchange, recognition });
	if ('data' in sent) {
		const made = record(sent.data);
		run.made.set(nameOf(newcomer.identity(made)), made);
	}
	return sent;
}

/**
 * Creates an item's thing that has no key of its own. Items whose things look the same go one after the other, so that
 * none takes another's for its own.
 */
export async function createNewcomer(
	run: Run,
	exchange: Exchange,
	newcomer: Newcomer<unknown>,
	input: unknown,
): Promise<Sent> {
	const request = newcomer.request(input);
	if (request === undefined) return await send(run.sender, exchange);
	const creation: Creation = { run, exchange, newcomer, input, request };
	const claim = JSON.stringify([request, newcomer.wantedLikeness(input)]);
	const isFirst = !run.claims.has(claim);
	return await oneAfterTheOther(run.claims, claim, async () => {
		const { sender, operation, lookups } = run;
		const list = listOf(creation);
		const before = isFirst
			? await lookups.read(sender, operation, list, input)
			: await readListing(sender, operation, list, input);
		return await createAmong(creation, before);
	});
}
