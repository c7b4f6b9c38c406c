import type { Refusal } from '../declare/answer';
import type { RecognisedByLooking } from '../declare/existing';
import { afterUnclear, refused } from '../problem/problem';
import { perhapsMade, refusedAsThere } from '../problem/there';
import { lookUp } from '../send/lookUp';
import { whetherDone } from '../send/whetherDone';
import { goOnWith } from './creation';
import type { ItemResult } from './result';
import { outputOf, perhapsNew } from './output';
import type { Prepared } from './prepare';
import type { Run } from './run';

/** After a failed `set` that may have been accepted before, too. */
async function afterRepeatedSet(
	run: Run,
	prepared: Prepared,
	refusal: Refusal,
): Promise<ItemResult> {
	const { operation, sender } = run;
	const { name } = sender.vendor;
	const done = await whetherDone(sender, operation, refusal, prepared.input);
	if (done === 'done') return outputOf(run, undefined, prepared);
	if (done === undefined) return { problem: afterUnclear(refused(name, refusal)) };
	const howToCheck = operation.howToCheck?.(prepared.input) ?? '';
	return { problem: perhapsMade(name, refusal, howToCheck) };
}

/** After the vendor found only when it carried it out that the thing is there: it wasn't when it was sent. */
async function lookedAgain(
	run: Run,
	prepared: Prepared,
	refusal: Refusal,
	existing: RecognisedByLooking<unknown>,
	recovered: boolean | undefined,
): Promise<ItemResult> {
	const { operation, sender } = run;
	const { input, ifExists } = prepared;
	const looked = await lookUp(sender, operation, existing, input);
	if ('problem' in looked) return looked;
	const { found } = looked;
	const canUpdate = existing.update !== undefined;
	const isThere = refusedAsThere(sender.vendor.name, refusal, { canUpdate, wasLookedFor: true });
	if (found === undefined) return { problem: isThere };
	if (recovered) return outputOf(run, found, prepared, true);
	if (ifExists === 'fail') return { problem: isThere };
	const sent = await goOnWith({ run, ifExists, existing, input }, found);
	if ('problem' in sent) return sent;
	const { data, accepted = [] } = sent;
	return accepted.length > 0
		? { accepted, becomes: { data, created: false } }
		: outputOf(run, data, prepared, false);
}

/** What becomes of an item whose request the vendor accepted, and then did not carry out. */
export async function afterFailure(
	run: Run,
	prepared: Prepared,
	refusal: Refusal,
	recovered: boolean | undefined,
): Promise<ItemResult> {
	const { operation, sender } = run;
	const { input, ifExists } = prepared;
	const { existing, effect } = operation;
	const { name } = sender.vendor;
	if (recovered && effect === 'set') return await afterRepeatedSet(run, prepared, refusal);
	if (!existing?.refusedAsExisting?.(refusal)) return { problem: refused(name, refusal) };
	if (existing.by === 'looking')
		return await lookedAgain(run, prepared, refusal, existing, recovered);
	if (ifExists !== 'fail') {
		const known = existing.known(input);
		return recovered
			? outputOf(run, perhapsNew(known), prepared, null)
			: outputOf(run, known, prepared, false);
	}
	return {
		problem: recovered
			? perhapsMade(name, refusal, operation.howToCheck?.(input) ?? '')
			: refusedAsThere(name, refusal, {
					canUpdate: existing.update !== undefined,
					wasLookedFor: false,
				}),
	};
}
