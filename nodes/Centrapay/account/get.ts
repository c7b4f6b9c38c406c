import { z } from 'zod';

import { identifier } from '../../shared/fields';
import { path } from '../../shared/request';
import { defineOperation } from '../../shared/types';
import { accountAnswer, accountId } from './account';

export const getAccount = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get information about an account',
	effect: 'read',
	properties: [accountId],
	schema: z.object({ accountId: identifier() }),
	request: (input) => ({ method: 'GET', path: path`/api/accounts/${input.accountId}` }),
	answer: accountAnswer,
});
