import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { records } from '../answers';
import { accountId } from '../fields';

export const getAllDepartments = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many departments',
	description: 'Get many of the departments of an account',
	effect: 'read',
	list: true,
	properties: [accountId],
	schema: z.object({ accountId: numericId() }),
	request: (input) => ({
		method: 'GET',
		path: '/api/v1/departments',
		query: { account_id: String(input.accountId) },
	}),
	answer: records,
});
