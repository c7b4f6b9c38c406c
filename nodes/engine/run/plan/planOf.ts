import type { IDataObject } from 'n8n-workflow';

import type { RecognisedByLooking, UpdateOfFound } from '../../declare/existing';
import type { Findable } from '../../declare/findable';
import { findableOf, type Target } from '../../declare/target';
import { placeholder } from '../../input/placeholder';
import type { Problem } from '../../problem/problem';
import { alreadyThere, notThere } from '../../problem/there';
import type { LookedUp } from '../../send/exchange';
import { findIn } from '../../send/lookUp';
import { oneAfterTheOther } from '../oneAfterTheOther';
import { read, type Prepared } from '../prepare';
import type { Run } from '../run';
import { changesBetween } from './compare';
import { fingerprintOf } from './fingerprint';
import { nothingKnown, refusing, type Plan, type Planned } from './plan';
import { withoutSecretFields } from './seen';
import { planTransfer } from './transfer';
import { updatesOf } from './updates';

/** Looks for an item's thing: in the list of all where there are several items, else by itself. */
async function look(run: Run, findable: Findable<unknown>, input: unknown): Promise<LookedUp> {
	const { sender, operation, planLookups, items } = run;
	const all = items > 1 ? findable.all?.(input) : undefined;
	if (all !== undefined) {
		const { request, answer, tellsLess } = all;
		const list = { request: () => request, answer, keyOf: findable.keyOf };
		const listing = await planLookups.read(sender, operation, list, input);
		const listed = findIn(listing, findable, input);
		if ('problem' in listed || listed.found === undefined || !tellsLess) return listed;
	}
	return await planLookups.lookUp(sender, operation, findable, input);
}

/** The same without its secrets. */
async function find(...of: Parameters<typeof look>): Promise<LookedUp> {
	const looked = await look(...of);
	return 'problem' in looked ? looked : { found: withoutSecretFields(looked.found) };
}

function updating(
	how: UpdateOfFound<unknown>,
	input: unknown,
	now: IDataObject,
): Pick<Plan, 'action' | 'after' | 'changes' | 'updates'> | { problem: Problem } {
	const built = read(() => updatesOf(how, input, now));
	if ('problem' in built) return built;
	const { requests, after, changes } = built;
	if (requests.length === 0) return { action: 'none', after, changes };
	return {
		action: 'update',
		after,
		changes,
		updates: (other) => updatesOf(how, other, now).requests,
	};
}

function planCreation(
	{ operation }: Run,
	{ input, ifExists }: Prepared,
	existing: RecognisedByLooking<unknown>,
	now: IDataObject | undefined,
): Omit<Plan, 'fingerprint'> {
	if (now === undefined) {
		const made = (operation.wouldAnswer?.(input, placeholder) ?? {}) as IDataObject;
		return { ...nothingKnown, action: 'create', after: made };
	}
	const known = { before: now, after: now };
	if (ifExists === 'fail') {
		const advice = existing.advice?.(now, input);
		const canUpdate = existing.update !== undefined;
		return refusing(alreadyThere(existing.describe(input), canUpdate, advice), known);
	}
	if (ifExists === 'useExisting') return { ...nothingKnown, ...known, action: 'none' };
	const updated = updating(existing.update!, input, now);
	if ('problem' in updated) return refusing(updated.problem, known);
	return { ...known, ...updated };
}

function planChange(
	{ input }: Prepared,
	target: Target<unknown>,
	now: IDataObject | undefined,
): Omit<Plan, 'fingerprint'> {
	if (now === undefined) {
		const made = target.made?.(input);
		if (made !== undefined) return { ...nothingKnown, action: 'create', after: made };
		if (target.after === undefined) return { ...nothingKnown, action: 'none' };
		return refusing(notThere(target.describe(input)));
	}
	const after = target.after?.(input, now);
	if (after === undefined) return { action: 'delete', before: now, after: null, changes: [] };
	const changes = changesBetween(now, after);
	if (changes.length === 0) return { action: 'none', before: now, after: now, changes };
	return { action: 'update', before: now, after, changes };
}

/**
 * Says what an item would do to its thing, by asking for that alone. Items about one thing are planned in turn, each as
 * those before would leave it.
 */
export async function planOf(run: Run, prepared: Prepared): Promise<Planned> {
	const { operation, planned, claims, sender } = run;
	const { existing, target, effect, newcomer } = operation;
	const { input, restore } = prepared;
	const findable = findableOf(operation);
	const asks = run.asksInPreview && !restore;
	if (operation.settle && asks) return await planTransfer(run, prepared, operation.settle);
	const isNew = effect === 'create' && (newcomer !== undefined || existing === undefined);
	if (findable === undefined || !asks) {
		return { ...nothingKnown, action: isNew || (restore && existing) ? 'create' : 'send' };
	}
	const thing = findable.describe(input);
	return await oneAfterTheOther(claims, thing, async () => {
		const looked = await find(run, findable, input);
		if ('problem' in looked) {
			const { problem } = looked;
			if (problem.kind !== 'refused') return looked;
			// What the partner won't say may depend on what a step before this one makes.
			return problem.refusal
				? { ...nothingKnown, action: 'send', notice: problem.message }
				: refusing(problem, { thing });
		}
		const { found } = looked;
		const now = planned.has(thing) ? planned.get(thing) : found;
		const plan =
			existing?.by === 'looking'
				? planCreation(run, prepared, existing, now)
				: planChange(prepared, target!, now);
		planned.set(thing, plan.after ?? undefined);
		const fingerprint = fingerprintOf({ vendor: sender.vendor, thing }, found);
		return { ...plan, thing, fingerprint };
	});
}
