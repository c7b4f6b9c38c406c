import { z } from 'zod';

import { identifier } from '../../shared/fields';
import { path } from '../../shared/request';
import { defineOperation } from '../../shared/types';
import { accountId } from '../account/account';
import { listAnswer } from '../list';

export const getAllApiKeys = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many API keys',
	description: "Get many of an account's API keys, without their secrets",
	effect: 'read',
	list: true,
	properties: [accountId],
	schema: z.object({ accountId: identifier() }),
	request: (input) => ({ method: 'GET', path: path`/api/accounts/${input.accountId}/api-keys` }),
	answer: listAnswer,
});
