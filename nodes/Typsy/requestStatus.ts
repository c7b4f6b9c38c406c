import { z } from 'zod';

import { identifier, withIdentifiers } from '../engine/declare';
import { statusRequest, type Kind } from './submission';

/** Asking for the status of a submission: what is the same whatever it is about. */
export const requestStatus = (kind: Kind) => ({
	value: 'getRequestStatus',
	name: 'Get Request Status',
	description: 'Find out whether Typsy has carried out what an earlier step asked for',
	effect: 'read' as const,
	fields: {
		requestId: identifier('Request ID', {
			example: 'a2e553c0-c963-4bdd-87de-1805122740e6',
			description: 'The requestId that the earlier step put out',
		}),
	},
	request: (input: { requestId: string }) => statusRequest(kind, input.requestId),
	// The state, without the ID while nothing was processed.
	answer: z.object({ status: z.string() }).passthrough(),
	output: withIdentifiers('requestId'),
});
