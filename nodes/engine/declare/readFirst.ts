import type { ZodTypeAny } from 'zod';

import type { RequestSpec } from './request';

/** For a `set` that would reset what it doesn't say: what is read right before it is sent, to be said in it as it is. */
export interface ReadFirst<Input> {
	/** The `read` requests, each with the check of its unwrapped answer; none where nothing has to be known. */
	reads(input: Input): Array<{ request: RequestSpec; answer: ZodTypeAny }>;
	/**
	 * The request with what was read. Preview shows the request without it.
	 *
	 * @param answers the checked answers to `reads`, in their order
	 * @throws UnsendableValue where they don't tell what must be known
	 */
	complete(request: RequestSpec, answers: unknown[], input: Input): RequestSpec;
}
