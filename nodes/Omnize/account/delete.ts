import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountId } from '../fields';

export const deleteAccount = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete an account (can not be undone)',
	description: "Delete an account for good. This can't be undone; Deactivate can.",
	effect: 'set',
	properties: [
		{
			displayName:
				"Deleting an account can't be undone. To only stop it from being used, choose Deactivate.",
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
		accountId,
	],
	schema: z.object({ accountId: numericId() }),
	request: (input) => ({
		method: 'DELETE',
		path: path`/api/v1/accounts/${String(input.accountId)}`,
	}),
	output: () => ({ deleted: true }),
});
