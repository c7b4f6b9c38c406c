import { defineOperation } from '../../engine/declare';
import { requestStatus } from '../requestStatus';

export const getAccountRequestStatus = defineOperation({
	...requestStatus('accounts'),
	action: 'Get the status of an account request',
});
