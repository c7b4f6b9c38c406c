import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { path } from '../engine/send/request';
import type { Completion, RequestSpec } from '../engine/declare/types';

/** What a submission is about, as its path says. */
type Kind = 'users' | 'accounts';

/** The answer to a submission: Typsy carries it out later, and tells how far it is by this ID. */
export const accepted = z.object({ requestId: z.string().min(1) }).passthrough();

/** The answer to a request for the status: the state, without the ID while nothing was processed. */
export const status = z.object({ status: z.string() }).passthrough();

export const requestId: INodeProperties = {
	displayName: 'Request ID',
	name: 'requestId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. a2e553c0-c963-4bdd-87de-1805122740e6',
	description: 'The request ID that was returned when the request was submitted',
};

/** Asks how far a submission is (typsy.md, Request Status). */
export const statusRequest = (kind: Kind, id: string): RequestSpec => ({
	method: 'GET',
	path: path`/v2/${kind}/request-status/${id}`,
});

/** Follows a submission until its status is `success` or `failed` (typsy.md, Request Status). */
export const completion = (kind: Kind): Completion<unknown> => ({
	request: (answer) => statusRequest(kind, String(answer.requestId)),
	progress(data) {
		const answer = (data ?? {}) as IDataObject;
		return answer.status === 'success' ? { state: 'done', data: answer } : { state: 'pending' };
	},
	// Without a request ID it is the asking that was refused, not the request that failed.
	hasFailed: ({ requestId: id }) => id !== undefined,
});
