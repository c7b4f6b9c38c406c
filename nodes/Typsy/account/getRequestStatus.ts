import { defineOperation } from '../../engine/declare';
import { unwrapState } from '../answers';
import { requestStatus } from '../requestStatus';

const ofAccounts = { ...requestStatus('accounts'), action: 'Get the status of an account request' };

export const getAccountRequestStatus = defineOperation({ ...ofAccounts, unwrap: unwrapState });
export const getAccountRequestStatusWithKeys = defineOperation(ofAccounts);
