import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from './account';

export const activateAccount = defineOperation({
	value: 'activate',
	name: 'Activate',
	action: 'Activate an account',
	description: 'Make an account active again that was deactivated',
	effect: 'set',
	properties: [accountId],
	schema: z.object({ accountId: numericId() }),
	request: (input) => changeAccount(input.accountId, { account: { ativo: 1 } }),
	answer: recordIfAny,
	output: (data, input) => updated(data, { accountId: input.accountId }),
});
