import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { path, type Completion, type RequestSpec } from '../engine/declare';

/** What a submission is about, as its path says. */
export type Kind = 'users' | 'accounts';

/** The answer to a submission: Typsy carries it out later, and tells how far it is by this ID. */
export const accepted = z.object({ requestId: z.string().min(1) }).passthrough();

/** What is known of a thing that Typsy refused to create because it is there. */
export const alreadyExists = { status: 'already exists', success: true };

/** Asks how far a submission is (typsy.md#request-status). */
export const statusRequest = (kind: Kind, requestId: string): RequestSpec => ({
	method: 'GET',
	path: path`/v2/${kind}/request-status/${requestId}`,
});

/** Follows a submission until its status is `success` or `failed` (typsy.md#request-status). */
export const completion = (kind: Kind): Completion<unknown> => ({
	request: (answer) => statusRequest(kind, String(answer.requestId)),
	progress(data) {
		const answer = (data ?? {}) as IDataObject;
		return answer.status === 'success' ? { state: 'done', data: answer } : { state: 'pending' };
	},
	// Without a request ID it is the asking that was refused, not the request that failed.
	hasFailed: ({ requestId: id }) => id !== undefined,
});
