import type { IDataObject } from 'n8n-workflow';

import type { Trigger, WatchedList } from '../engine/declare';
import { getAllAccounts } from './account/getAll';
import { typsy } from './typsy';
import { hasDeparted } from './user/existing';
import { getAllUsers } from './user/getAll';

/** Neither an order nor a date is documented (typsy.md#lists-and-paging): things stay as the list has them. */
const age = () => 0;

const users: WatchedList = {
	noun: 'users',
	operation: getAllUsers,
	// Who joins another account is new there.
	identity: ({ identifier, workspace }) => [identifier, (workspace as IDataObject).identifier],
	age,
	changes: hasDeparted,
};

const accounts: WatchedList = {
	noun: 'accounts',
	operation: getAllAccounts,
	identity: ({ identifier }) => identifier,
	age,
};

/** What can be noticed at Typsy by asking. */
export const typsyTrigger: Trigger = {
	vendor: typsy,
	events: [
		{
			value: 'newUser',
			name: 'New User',
			description: 'When a user was created in the account',
			list: users,
			on: ['new'],
		},
		{
			value: 'departedUser',
			name: 'Departed User',
			description: 'When a user has departed from the account',
			list: users,
			on: ['changed'],
			only: hasDeparted,
		},
		{
			value: 'newAccount',
			name: 'New Account',
			description: 'When a child account was created within your account',
			list: accounts,
			on: ['new'],
		},
	],
};
