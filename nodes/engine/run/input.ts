import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import { placeholdersIn, standIns, withoutPlaceholders } from '../input/placeholder';
import { InvalidInput } from '../input/validate';
import { messageOf } from '../problem/thrown';

/** An item's input, checked. */
export interface CheckedInput {
	input: unknown;
	/**
	 * Set where it has what a previewed step put out, so that it can only be previewed itself: makes what is shown
	 * of it say so.
	 */
	restore?<Shown>(shown: Shown): Shown;
}

type Validate = (given: IDataObject) => unknown;

/**
 * Checks an input that has what a previewed step put out, with values in its place that pass for identifiers.
 *
 * @throws InvalidInput where nothing helps, or where it is to be sent
 */
function checkedToPreview(
	{ effect }: Operation,
	validate: Validate,
	given: IDataObject,
	previews: boolean,
): CheckedInput {
	if (!previews && effect !== 'read') {
		const [first = ''] = placeholdersIn(given);
		throw new InvalidInput(
			`A step before this one only previews ${withoutPlaceholders(first)}, which does not exist yet: switch Preview off there, or on here`,
		);
	}
	let fewest: InvalidInput | undefined;
	for (const { input, restore } of standIns(given)) {
		try {
			return { input: validate(input), restore };
		} catch (error) {
			const problems = error instanceof InvalidInput ? error.problems : [messageOf(error)];
			const told = new InvalidInput(restore(problems));
			// Problems that a stand-in has made are not the item's.
			if (fewest === undefined || told.problems.length < fewest.problems.length) fewest = told;
		}
	}
	throw fewest!;
}

/**
 * Checks what was read from an item's parameters.
 *
 * @throws InvalidInput
 */
export const checkedInput = (
	operation: Operation,
	validate: Validate,
	given: IDataObject,
	previews: boolean,
): CheckedInput =>
	placeholdersIn(given).length > 0
		? checkedToPreview(operation, validate, given, previews)
		: { input: validate(given) };
