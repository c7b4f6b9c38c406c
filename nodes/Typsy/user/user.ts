import type { IDataObject } from 'n8n-workflow';

import {
	email,
	headerText,
	optional,
	withIdentifiers,
	type Completion,
	type Field,
	type RequestSpec,
	type ValuesOf,
} from '../../engine/declare';
import { accountOfUsers } from '../pickers';
import { forAccount } from '../requests';
import { accepted, completion, statusRequest } from '../submission';

/** What says which user an operation is about; of the account's two names each generation has one. */
type UserFields = Record<'accountIdentifier' | 'accountCode', Field<string | undefined>> & {
	email: Field<string>;
};

export type UserReference = Partial<ValuesOf<UserFields>> & { email: string };

/** What differs between the generations in everything that is submitted about a user (typsy.md#generations). */
export interface UserApi {
	reference: UserFields;
	/** A submission about a user, by the end of its path. */
	submit(path: string, user: UserReference, about: object): RequestSpec;
	/** What all operations that submit something have in common. */
	submission: {
		answer: typeof accepted;
		output(data: unknown, user: UserReference): IDataObject;
		completion: Completion<UserReference>;
	};
}

const userEmail = email('Email', { description: 'The email of the user' });

const accountIdentifier = {
	...optional(
		headerText('Account Identifier', {
			example: 'MEL_HOTEL1',
			description:
				'The Identifier of the child account that the user belongs to; leave it empty for your own account',
		}),
	),
	leftOutMeans: 'your own account',
};

/** Makes an output that says first which user it is about. */
export const withUser = withIdentifiers('email', 'accountIdentifier', 'accountCode');

/** Until October 2023. */
export const withKeys: UserApi = {
	reference: { accountIdentifier, email: userEmail } as unknown as UserFields,
	submit: (path, user, about) => ({
		method: 'POST',
		path: `/v2/users/${path}`,
		headers: { 'Typsy-Account-Identifier': user.accountIdentifier },
		body: { email: user.email, ...about },
	}),
	submission: { answer: accepted, output: withUser, completion: completion('users') },
};

/** Follows a submission. By the letter the account is named in asking for its state, too (typsy.md#child-account). */
export const completionOfUser: Completion<Pick<UserReference, 'accountCode'>> = {
	...completion('users'),
	request: ({ requestId }, { accountCode }) => ({
		...statusRequest('users', String(requestId)),
		headers: forAccount(accountCode),
	}),
};

/** Since then. */
export const today: UserApi = {
	reference: { accountCode: accountOfUsers, email: userEmail } as unknown as UserFields,
	submit: (path, user, about) => ({
		method: 'POST',
		path: `/v2/users/workspace/${path}`,
		headers: forAccount(user.accountCode),
		body: { email: user.email, ...about },
	}),
	submission: { ...withKeys.submission, completion: completionOfUser },
};

/** A user in words, for people. */
export const userInWords = ({ email, accountIdentifier, accountCode }: UserReference): string => {
	const account = accountIdentifier ?? accountCode;
	return account === undefined ? email : `${email} of the account ${account}`;
};
