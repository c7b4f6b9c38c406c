import { UnsendableValue, type RequestSpec } from '../declare/request';
import { InvalidInput } from '../input/validate';
import { invalid, type Problem } from '../problem/problem';
import { secretsOfInput } from '../problem/secrets';
import { messageOf } from '../problem/thrown';
import type { CheckedInput } from './input';
import type { IfExists, Run } from './run';

/** An item that is ready to be sent. */
export interface Prepared extends CheckedInput {
	request: RequestSpec | undefined;
	/** The most records that a list gives. */
	limit: number | undefined;
	ifExists: IfExists;
	/** The fingerprint of the item's plan: it is carried out only where its thing is still as that says. */
	onlyIfStill: string | undefined;
}

/** Reads, checks and builds: everything that happens to an item before it is sent. */
export function prepare(
	run: Run,
	itemIndex: number,
	previews = false,
): Prepared | { problem: Problem } {
	return read(() => {
		const ifExists = run.ifExistsOf(itemIndex);
		const checked = run.inputOf(itemIndex, { ifExists, previews });
		const { input } = checked;
		const { operation, sender } = run;
		run.secrets.set(itemIndex, secretsOfInput(operation.secrets, input));
		return {
			...checked,
			request: operation.request?.(input, sender.credential),
			limit: operation.list ? run.limitOf(itemIndex) : undefined,
			ifExists,
			onlyIfStill: previews ? undefined : run.onlyIfStillOf(itemIndex),
		};
	});
}

/** Reads what may hold anything: what can't be read is the item's problem. */
export function read<Value extends object>(reading: () => Value): Value | { problem: Problem } {
	try {
		return reading();
	} catch (error) {
		const message = messageOf(error);
		const isOurs = error instanceof InvalidInput || error instanceof UnsendableValue;
		return { problem: invalid(isOurs ? message : `A parameter can't be read: ${message}`) };
	}
}
