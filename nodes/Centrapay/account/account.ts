import { locator } from '../../engine/declare';
import { accounts } from '../pickers';

/** The account that an operation is about. */
export const accountId = locator('Account', {
	from: accounts,
	select: 'an account',
	example: 'Jaim1Cu1Q55uooxSens6yk',
	description: 'The account, from the list of those that the API key belongs to or by its ID',
});

/** What later steps ask for of an account. */
export const identifiedAccount = { accountId: 'id' };
