import type { Refusal } from '../declare/answer';
import { capitalized } from '../declare/words';
import { refused, type Problem } from './problem';

/** The problem of a thing of which there are several, so that nobody knows which of them is meant. */
export const severalThere = (thing: string): Problem => ({
	kind: 'refused',
	message: `There is more than one ${thing}, and nothing says which of them is meant`,
	description:
		'None was created for this item. Get them, choose one, and go on with its ID in place of this step.',
});

const howToGoOn = (canUpdate: boolean) =>
	`To go on with the one that is there, set If It Already Exists to Use Existing${canUpdate ? ", or to Update to bring it to this item's values" : ''}.`;

/** The problem of a thing that is there already, and must not be created a second time. */
export const alreadyThere = (thing: string, canUpdate: boolean, advice?: string): Problem => ({
	kind: 'refused',
	message: `${capitalized(thing)} is there already`,
	description: ['Nothing was sent for this item.', advice, howToGoOn(canUpdate)]
		.filter(Boolean)
		.join(' '),
});

/** The problem of a thing that is to be changed and isn't there. */
export const notThere = (thing: string): Problem => ({
	kind: 'refused',
	message: `${capitalized(thing)} is not there`,
	description: 'Correct the item, then run it again.',
});

/**
 * The problem of a creation that was refused because its thing is there already.
 *
 * @param existing.wasLookedFor set where it was looked for before, and not found
 */
export function refusedAsThere(
	vendor: string,
	refusal: Refusal,
	{
		status,
		canUpdate,
		wasLookedFor,
	}: { status?: number; canUpdate: boolean; wasLookedFor: boolean },
): Problem {
	const advice = wasLookedFor
		? `${vendor} did not list it as yours before, so it may be somebody else's: enter another one. If it is yours, set If It Already Exists to Use Existing.`
		: howToGoOn(canUpdate);
	const hint = [advice, refusal.hint].filter(Boolean).join(' ');
	return refused(vendor, { ...refusal, hint }, status);
}

/** The problem of a thing that is there, and may be what an attempt without a clear answer made. */
export const perhapsMade = (vendor: string, refusal: Refusal, howToCheck: string): Problem => ({
	kind: 'unknown',
	refusal,
	message: `Outcome unknown: ${vendor} may have carried this out at an attempt without a clear answer, and refused the next: ${refusal.message}`,
	description: `It is not sent again. ${howToCheck}`,
});
