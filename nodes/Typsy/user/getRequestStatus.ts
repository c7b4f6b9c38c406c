import { defineOperation } from '../../engine/declare';
import { requestStatus } from '../requestStatus';

export const getUserRequestStatus = defineOperation({
	...requestStatus('users'),
	action: 'Get the status of a user request',
});
