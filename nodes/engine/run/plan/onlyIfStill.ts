import type { IDataObject } from 'n8n-workflow';

import type { Findable } from '../../declare/findable';
import {
	appearedSincePlanned,
	changedSincePlanned,
	goneSincePlanned,
	notItsFingerprint,
} from '../../problem/changed';
import type { Problem } from '../../problem/problem';
import type { Prepared } from '../prepare';
import type { Run } from '../run';
import { fieldsOf } from './compare';
import { since } from './fingerprint';
import { withoutSecretFields } from './seen';
import { valueInWords } from './summary';

/**
 * Why an item's thing must be left alone: it isn't any more what it was when it was planned.
 *
 * @param found the thing as it was before the run changed it
 */
function changedSince(
	{ sender }: Run,
	thing: string,
	fingerprint: string,
	found: IDataObject | undefined,
): Problem | undefined {
	const now = since(fingerprint, { vendor: sender.vendor, thing }, found);
	if (now === 'same') return undefined;
	if (now === 'appeared') return appearedSincePlanned(thing);
	if (now === 'gone') return goneSincePlanned(thing);
	if (typeof now === 'string') return notItsFingerprint(thing, now === 'ofAnother');
	const fields = fieldsOf(found!);
	return changedSincePlanned(
		thing,
		now.map((field) => [field, valueInWords(fields.get(field))]),
	);
}

/**
 * Compares an item's thing with its plan, where it has one. Items about one thing are compared with what the run found
 * first: what those before have made of it is no change since.
 */
export function heldBack(
	run: Run,
	findable: Findable<unknown>,
	{ input, onlyIfStill }: Pick<Prepared, 'input' | 'onlyIfStill'>,
	found: IDataObject | undefined,
): Problem | undefined {
	if (onlyIfStill === undefined) return undefined;
	const thing = findable.describe(input);
	if (!run.foundFirst.has(thing)) run.foundFirst.set(thing, withoutSecretFields(found));
	return changedSince(run, thing, onlyIfStill, run.foundFirst.get(thing));
}

/** The same for an operation that sets something; what is to be deleted may be gone. */
export async function heldBackFromSetting(
	run: Run,
	prepared: Prepared,
): Promise<Problem | undefined> {
	const { operation, lookups, sender } = run;
	const { target } = operation;
	if (target === undefined || prepared.onlyIfStill === undefined) return undefined;
	const looked = await lookups.lookUp(sender, operation, target, prepared.input);
	return 'problem' in looked ? looked.problem : heldBack(run, target, prepared, looked.found);
}
