import type { IDataObject } from 'n8n-workflow';

import type { Job } from './run';
import type { Accepted, ItemResult } from './memory';
import { invalid, refused, unreadable, type Problem } from '../problem/problem';
import { UnsendableValue } from '../send/request';
import { lookUp, send, type Sent } from '../send/send';
import type { Operation, Progress, RequestSpec } from '../declare/types';
import { InvalidInput } from '../input/validate';

const pick = (whole: IDataObject, fields: string[]): IDataObject =>
	Object.fromEntries(
		fields.filter((field) => field in whole).map((field) => [field, whole[field]]),
	);

const record = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: { value: value as IDataObject };

function outputOf(job: Job, data: unknown, { input, limit }: Prepared): IDataObject[] {
	const { operation, sender } = job;
	const made = operation.output ? operation.output(data, input, sender.credential) : data;
	const all = Array.isArray(made) ? made.map(record) : [record(made)];
	const wanted = all.slice(0, limit);
	return job.simplifies ? wanted.map((one) => pick(one, operation.simplified ?? [])) : wanted;
}

async function update(job: Job, found: IDataObject | undefined, input: unknown): Promise<Sent> {
	const { update: how, known } = job.operation.existing!;
	const operation = { effect: 'set' } as Operation;
	const requests = how!.request(input, found);
	if (requests === undefined) return { data: found ?? known?.(input) };
	let sent: Sent = { data: undefined };
	for (const request of [requests].flat()) {
		sent = await send(job.sender, operation, request, input);
		if ('problem' in sent) return sent;
	}
	return { data: how!.output ? how!.output(input, found) : sent.data };
}

async function useExisting(
	job: Job,
	found: IDataObject | undefined,
	input: unknown,
): Promise<Sent> {
	if (job.ifExists === 'update') return await update(job, found, input);
	return { data: found ?? job.operation.existing!.known?.(input), existing: true };
}

async function createUnlessThere(
	job: Job,
	request: RequestSpec,
	input: unknown,
	isFirst: boolean,
): Promise<Sent> {
	const { operation, sender } = job;
	const existing = operation.existing!;
	if (existing.lookup) {
		// An answer from before an earlier item with the same key can't have what that item created.
		const looked = isFirst
			? await job.lookups.lookUp(sender, operation, input)
			: await lookUp(sender, operation, input);
		if ('problem' in looked) return looked;
		if (looked.found) return await useExisting(job, looked.found, input);
	}
	const sent = await send(sender, operation, request, input);
	const refusal = 'problem' in sent ? sent.problem.refusal : undefined;
	if (refusal === undefined || !existing.refusedAsExisting?.(refusal)) return sent;
	const looked = existing.lookup ? await lookUp(sender, operation, input) : { found: undefined };
	if ('problem' in looked) return looked;
	// Taken, but by something that isn't this account's: the refusal stands.
	if (existing.lookup && looked.found === undefined) return sent;
	return await useExisting(job, looked.found, input);
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

async function sendItem(job: Job, request: RequestSpec, input: unknown): Promise<Sent> {
	const { operation, sender, ifExists, claims } = job;
	const existing = operation.existing;
	if (existing === undefined || ifExists === 'fail') {
		return await send(sender, operation, request, input);
	}
	const key = existing.describe(input);
	const isFirst = !claims.has(key);
	return await oneAfterTheOther(
		claims,
		key,
		async () => await createUnlessThere(job, request, input, isFirst),
	);
}

/** An item that is ready to be sent. */
export interface Prepared {
	input: unknown;
	request: RequestSpec | undefined;
	/** The most records that a list gives. */
	limit: number | undefined;
}

/** Reads, checks and builds: everything that happens to an item before it is sent. */
export function prepare(job: Job, itemIndex: number): Prepared | { problem: Problem } {
	try {
		const input = job.inputOf(itemIndex);
		const { operation, sender } = job;
		return {
			input,
			request: operation.request?.(input, sender.credential),
			limit: operation.list ? job.limitOf(itemIndex) : undefined,
		};
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const isOurs = error instanceof InvalidInput || error instanceof UnsendableValue;
		return { problem: invalid(isOurs ? message : `A parameter can't be read: ${message}`) };
	}
}

function finish(job: Job, data: unknown, prepared: Prepared): ItemResult {
	return { output: outputOf(job, data, prepared) };
}

/** An answer that an operation's own code can't deal with costs its item, and not the whole run. */
async function withinItem<Result>(
	{ operation, sender }: Job,
	work: () => Promise<Result>,
): Promise<Result | { problem: Problem }> {
	try {
		return await work();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { problem: unreadable(sender.vendor.name, message, operation.effect !== 'read') };
	}
}

async function sendPrepared(job: Job, prepared: Prepared): Promise<ItemResult> {
	const { input, request } = prepared;
	const sent: Sent = request ? await sendItem(job, request, input) : { data: undefined };
	if ('problem' in sent) return sent;
	if (job.operation.completion && job.waitsForCompletion && !sent.existing) {
		return { accepted: record(sent.data), recovered: sent.recovered };
	}
	return finish(job, sent.data, prepared);
}

/** Carries out one item: reads, checks, builds, sends, unwraps. Never throws for what an item can hold. */
export async function carryOut(job: Job, itemIndex: number): Promise<ItemResult> {
	const prepared = prepare(job, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(job, async () => await sendPrepared(job, prepared));
}

async function askProgress(
	job: Job,
	prepared: Prepared,
	{ accepted, recovered }: Accepted,
): Promise<ItemResult | undefined> {
	const { input } = prepared;
	const { operation, sender } = job;
	const completion = operation.completion!;
	const poll = { effect: 'read' } as Operation;
	const sent = await send(sender, poll, completion.request(accepted, input), input);
	const refusal = 'problem' in sent ? sent.problem.refusal : undefined;
	const hasFailed = refusal !== undefined && completion.hasFailed?.(refusal) === true;
	if ('problem' in sent && !hasFailed) {
		const mayPass = sent.problem.kind === 'failed' || sent.problem.kind === 'notDone';
		return mayPass ? undefined : { problem: { ...sent.problem, kind: 'unknown' } };
	}
	const progress: Progress =
		'data' in sent ? completion.progress(sent.data) : { state: 'failed', refusal: refusal! };
	if (progress.state === 'pending') return undefined;
	if (progress.state === 'done') return finish(job, progress.data, prepared);
	const existing = operation.existing;
	const meansItIsThere = existing?.refusedAsExisting?.(progress.refusal) ?? false;
	if (meansItIsThere && (recovered || job.ifExists !== 'fail')) {
		return { output: [existing!.known!(input)] };
	}
	return { problem: refused(sender.vendor.name, progress.refusal) };
}

/** Asks how far an accepted item is; `undefined` while it is not finished. */
export async function follow(
	job: Job,
	itemIndex: number,
	accepted: Accepted,
): Promise<ItemResult | undefined> {
	const prepared = prepare(job, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(job, async () => await askProgress(job, prepared, accepted));
}
