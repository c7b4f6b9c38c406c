import { checks, locator, optional, type ListSource } from '../engine/declare';
import { accountsAnswer, usersAnswer } from './answers';
import { listAccounts, listUsers } from './requests';

const accounts: ListSource = {
	method: 'searchAccounts',
	answer: accountsAnswer,
	request: listAccounts,
	entry: ({ name, code }) => ({
		name: `${String(name)} (${String(code)})`,
		value: String(code),
	}),
};

const users: ListSource = {
	method: 'searchUsers',
	answer: usersAnswer,
	request: () => listUsers(),
	entry: ({ name, email, identifier }) => ({
		name: `${String(name ?? email)} (${String(email)})`,
		value: String(identifier),
	}),
};

/** The child account that users belong to, by its code; a header names it (typsy.md#child-account). */
export const accountOfUsers = {
	...optional(
		locator('Account', {
			from: accounts,
			select: 'an account',
			example: 'MEL_HOTEL1',
			description:
				'The child account that the user belongs to, from the list or by its Code; leave it empty for your own account',
			check: checks.headerText,
		}),
	),
	leftOutMeans: 'your own account',
};

/** The account that an operation is about, by its code. */
export const chosenAccount = locator('Account', {
	from: accounts,
	select: 'an account',
	example: 'MEL_HOTEL1',
	description: 'The account, from the list or by the Code that it was created with',
});

/** The user that an operation is about, by Typsy's own identifier (typsy.md#update). */
export const chosenUser = locator('User', {
	from: users,
	select: 'a user',
	example: 'f12d3f0f8c1b4a6e9d7c5b3a1f0e2d4c',
	description:
		"The user, from the list of your own account's or by Typsy's identifier, which Get puts out",
});
