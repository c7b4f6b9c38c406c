import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { identifier } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { requestId, status, statusRequest } from '../submission';

export const getUserRequestStatus = defineOperation({
	value: 'getRequestStatus',
	name: 'Get Request Status',
	action: 'Get the status of a user request',
	description: 'Get how far a request is that was submitted before',
	effect: 'read',
	properties: [requestId],
	schema: z.object({ requestId: identifier() }),
	request: (input) => statusRequest('users', input.requestId),
	answer: status,
	output: (data, input) => ({ requestId: input.requestId, ...(data as IDataObject) }),
});
