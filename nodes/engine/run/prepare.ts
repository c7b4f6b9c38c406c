import { UnsendableValue, type RequestSpec } from '../declare/request';
import { InvalidInput } from '../input/validate';
import { invalid, type Problem } from '../problem/problem';
import { messageOf } from '../problem/thrown';
import type { Run } from './run';

/** An item that is ready to be sent. */
export interface Prepared {
	input: unknown;
	request: RequestSpec | undefined;
	/** The most records that a list gives. */
	limit: number | undefined;
}

/** Reads, checks and builds: everything that happens to an item before it is sent. */
export function prepare(run: Run, itemIndex: number): Prepared | { problem: Problem } {
	try {
		const input = run.inputOf(itemIndex);
		const { operation, sender } = run;
		return {
			input,
			request: operation.request?.(input, sender.credential),
			limit: operation.list ? run.limitOf(itemIndex) : undefined,
		};
	} catch (error) {
		const message = messageOf(error);
		const isOurs = error instanceof InvalidInput || error instanceof UnsendableValue;
		return { problem: invalid(isOurs ? message : `A parameter can't be read: ${message}`) };
	}
}
