import { defineOperation, notice } from '../../engine/declare';
import { accountId } from '../fields';
import { goneAlready } from '../gone';
import type { PartnerApi } from '../requests';
import { accountToChange } from './target';

export const deleteAccount = (api: PartnerApi) =>
	defineOperation({
		value: 'delete',
		name: 'Delete',
		action: 'Delete an account (can not be undone)',
		description: "Delete an account for good. This can't be undone; Deactivate can.",
		effect: 'set',
		fields: {
			deleteNotice: notice(
				"Deleting an account can't be undone. To only stop it from being used, choose Deactivate.",
			),
			accountId: accountId(api),
		},
		would: (input) => `delete the account ${input.accountId} for good`,
		target: accountToChange(api),
		request: (input) => api.deleteAccount(input.accountId),
		output: () => ({ deleted: true }),
		refusedAsDone: goneAlready('account'),
	});
