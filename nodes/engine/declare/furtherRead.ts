import type { ZodTypeAny } from 'zod';

import type { Refusal } from './answer';
import type { RequestSpec } from './request';

/** A request of a `read` operation that takes more than one, sent when those before it were answered. */
export interface FurtherRead<Input> {
	/**
	 * Builds it, or says why it can't be asked.
	 *
	 * @param answers the unwrapped data of those before, in their order
	 */
	request(answers: unknown[], input: Input): RequestSpec | { refusal: Refusal };
	/** Checks the unwrapped data. */
	answer?: ZodTypeAny;
}
