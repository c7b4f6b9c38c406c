import { defineOperation } from '../../engine/declare';
import { unwrapState } from '../answers';
import { accountOfUsers } from '../pickers';
import { forAccount } from '../requests';
import { requestStatus } from '../requestStatus';

const ofUsers = { ...requestStatus('users'), action: 'Get the status of a user request' };

export const getUserRequestStatus = defineOperation({
	...ofUsers,
	fields: { accountCode: accountOfUsers, ...ofUsers.fields },
	// By the letter the account is named here, too (typsy.md#child-account).
	request: ({ requestId, accountCode }) => ({
		...ofUsers.request({ requestId }),
		headers: forAccount(accountCode),
	}),
	unwrap: unwrapState,
});

export const getUserRequestStatusWithKeys = defineOperation(ofUsers);
