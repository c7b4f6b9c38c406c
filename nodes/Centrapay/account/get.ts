import { z } from 'zod';

import { identifier } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
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
