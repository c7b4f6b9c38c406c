import type { Report } from './outcomes';
import type { Item, Work } from './work';

/** What a run came to, item by item added up. */
export interface Tally {
	items: number;
	/** Items whose work the vendor really did; of a read, items that have their answer. */
	done: number;
	/** How often the vendor did something once more than it was asked for. */
	doubled: number;
	/** Items about which n8n says nothing, or something that isn't so; see the table's legend. */
	lost: number;
	/** Items reported as "Outcome unknown". */
	unknown: number;
	/** Items reported as not done. */
	notDone: number;
}

/** Compares what n8n says about each item with what happened at the vendor. */
export function judge(
	work: Work,
	items: Item[],
	{ outcomes, stopped }: Report,
	doneAtVendor: Map<string, number> | undefined,
): Tally {
	const canDouble = work.effect === 'create' || work.effect === 'transfer';
	const tally: Tally = {
		items: items.length,
		done: 0,
		doubled: 0,
		lost: 0,
		unknown: 0,
		notDone: 0,
	};
	let explained = 0;

	items.forEach((item, place) => {
		const outcome = outcomes.get(place);
		const times = doneAtVendor?.get(item.key) ?? 0;
		explained += times;
		const succeeded = outcome !== undefined && 'outputs' in outcome;
		const problem = outcome !== undefined && 'problem' in outcome ? outcome.problem : undefined;
		const isDone = doneAtVendor === undefined ? succeeded : times > 0;

		if (isDone) tally.done++;
		if (canDouble) tally.doubled += Math.max(0, times - 1);
		if (problem === 'unknown') tally.unknown++;
		else if (problem !== undefined) tally.notDone++;

		if (succeeded) {
			const isItsOwn = outcome.outputs.length > 0 && work.belongsTo(outcome.outputs[0]!, item);
			if (!isDone || !isItsOwn) tally.lost++;
		} else if (problem === undefined) {
			// After a stop, an item that was never begun is not lost; one that was done without a trace is.
			if (!stopped || (canDouble && isDone)) tally.lost++;
		} else if (problem !== 'unknown' && canDouble && isDone) {
			tally.lost++;
		}
	});

	const all = [...(doneAtVendor?.values() ?? [])].reduce((sum, times) => sum + times, 0);
	if (canDouble) tally.doubled += all - explained;
	return tally;
}
