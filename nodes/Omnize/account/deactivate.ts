import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from './account';

export const deactivateAccount = defineOperation({
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate an account',
	description: 'Make an account inactive; Activate makes it active again',
	effect: 'set',
	properties: [accountId],
	schema: z.object({ accountId: numericId() }),
	request: (input) => changeAccount(input.accountId, { account: { ativo: 0 } }),
	answer: recordIfAny,
	output: (data, input) => updated(data, { accountId: input.accountId }),
});
