import { z } from 'zod';

import { identifier } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';

export const getAllMembers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many members',
	description: 'Get many of the members of an account',
	effect: 'read',
	list: true,
	properties: [accountId],
	schema: z.object({ accountId: identifier() }),
	request: (input) => ({ method: 'GET', path: path`/api/accounts/${input.accountId}/members` }),
	answer: listAnswer,
});
