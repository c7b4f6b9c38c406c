import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Completion } from '../../engine/declare';
import { readOnboardingRequest } from '../requests';

/** What every answer about an onboarding request has. */
export const onboardingAnswer = z.object({ id: z.string(), status: z.string() }).passthrough();

/** What later steps ask for of an onboarding request. */
export const identifiedRequest = { onboardingRequestId: 'id' };

/** What Simplify keeps of an onboarding request: not the bank accounts. */
export const simplifiedRequest = [
	'id',
	'externalId',
	'status',
	'nzbn',
	'legalName',
	'tradingName',
	'contactEmail',
	'createdAt',
];

/** A status that says itself that nothing comes of the request. */
const hasFailed = /fail|reject|declin|den(y|ied)|error|cancel/i;

/**
 * How a request to onboard is followed. An assumption: no status but `pending` is documented, so any other ends the
 * wait and is put out, as a failure where it says so in words (centrapay.md#onboarding-request).
 */
export const followed: Completion<unknown> = {
	request: ({ id }) => readOnboardingRequest(String(id)),
	progress(data) {
		const request = (data ?? {}) as IDataObject;
		const { status } = request;
		if (typeof status !== 'string' || status === 'pending') return { state: 'pending' };
		if (!hasFailed.test(status)) return { state: 'done', data: request };
		const message = `the onboarding request ${String(request.id)} ended as "${status}"`;
		const hint = 'Ask Centrapay why; a new request needs another External ID.';
		return { state: 'failed', refusal: { message, hint } };
	},
	askedLater: ({ id }) => `Get Onboarding Request: ID ${String(id)}`,
};
