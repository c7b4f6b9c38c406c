import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from './answer';
import type { RequestSpec } from './request';

/** What a vendor that works in the background says about a request that it accepted. */
export type Progress =
	| { state: 'pending' }
	| { state: 'done'; data: IDataObject }
	| { state: 'failed'; refusal: Refusal };

/** How to follow a request that the vendor accepted but carries out later. */
export interface Completion<Input> {
	/** The `read` request that asks how far it is. */
	request(accepted: IDataObject, input: Input): RequestSpec;
	/** Reads the answer to it. */
	progress(data: unknown): Progress;
	/**
	 * By which operation, and of what, a person asks for it later. Default: Get Request Status, of its `requestId`.
	 */
	askedLater?(accepted: IDataObject): string;
	/** Tells a refusal that is the failure of what was accepted from one of the asking itself. */
	hasFailed?(refusal: Refusal): boolean;
}
