import type { Resource } from '../../engine/declare';
import { activateAccount } from './activate';
import { createAccount } from './create';
import { deactivateAccount } from './deactivate';
import { deleteAccount } from './delete';
import { updateAccount } from './update';
import { updateAccountLicenseCode } from './updateLicenseCode';
import { updateAccountLicenses } from './updateLicenses';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		createAccount,
		updateAccount,
		activateAccount,
		deactivateAccount,
		updateAccountLicenses,
		updateAccountLicenseCode,
		deleteAccount,
	],
};
