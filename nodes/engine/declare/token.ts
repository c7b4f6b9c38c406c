import type { ZodType, ZodTypeDef } from 'zod';

import type { Answer, Unwrapped } from './answer';
import type { RequestSpec } from './request';

/** A token as a vendor hands it out. */
export interface HandedOutToken {
	value: string;
	/** How long it is accepted, in seconds. */
	seconds: number;
}

/**
 * How a token is fetched that a credential's requests carry. The credential's `authenticate` adds the keys to the
 * request for it, and the token, which it finds in `field`, to all others.
 */
export interface TokenScheme {
	/** The name under which the credential is handed the token; it is no field of its screen. */
	field: string;
	/** The request that fetches one, before authentication. It may be repeated. */
	request: RequestSpec;
	/** Where its answer has another envelope than the vendor's other answers. */
	unwrap(answer: Answer): Unwrapped;
	/** Reads the unwrapped answer. */
	answer: ZodType<HandedOutToken, ZodTypeDef, unknown>;
}
