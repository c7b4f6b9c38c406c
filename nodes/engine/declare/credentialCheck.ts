import type { Answer, Unwrapped } from './answer';
import type { Credential, RequestSpec } from './request';

/** How a vendor's credential is tested: by n8n's Test button, and by an operation in a workflow. */
export interface CredentialCheck {
	/** A request that changes nothing and succeeds only with the right keys. */
	request(credential: Credential): RequestSpec;
	/** Where a refusal of it may come after the keys were accepted: what its answer says of them. */
	unwrap?(answer: Answer): Unwrapped;
	/** Says what is wrong, for a refusal that has a better explanation than the vendor's words. */
	explain?(answer: Answer, unwrapped: Unwrapped): string | undefined;
}
