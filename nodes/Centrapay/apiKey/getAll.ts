import { z } from 'zod';

import { identifier } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';

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
