import type { Resource } from '../../engine/declare';
import type { PartnerApi } from '../requests';
import { activateAccount } from './activate';
import { createAccount } from './create';
import { deactivateAccount } from './deactivate';
import { deleteAccount } from './delete';
import { getAllAccounts } from './getAll';
import { updateAccount } from './update';
import { updateAccountLicenseCode } from './updateLicenseCode';
import { updateAccountLicenses } from './updateLicenses';

/** Accounts are the same at both hosts. */
export const account = (api: PartnerApi): Resource => ({
	value: 'account',
	name: 'Account',
	operations: [
		createAccount(api),
		getAllAccounts(api),
		updateAccount(api),
		activateAccount(api),
		deactivateAccount(api),
		updateAccountLicenses(api),
		updateAccountLicenseCode(api),
		deleteAccount(api),
	],
});
