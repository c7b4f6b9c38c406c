import { defineOperation, type Later } from '../../engine/declare';
import { memberships } from '../lists';
import { alreadyExists } from '../submission';
import type { WantedUser } from './changes';
import { existingUser, outputOfUser } from './existing';
import {
	claimsOfUser,
	creationOptions,
	licenseNotice,
	loginProvider,
	person,
	removeOthers,
	ssoUserIdentifier,
	teamsOfUser,
} from './fields';
import { today, userInWords, withKeys, withUser, type UserReference } from './user';

const departedOrNot = "Typsy doesn't say whether this user is active or has departed.";

/** What the generations have in common. */
const facts = {
	value: 'create',
	name: 'Create',
	action: 'Create a user',
	description: 'Create a user and assign a license to them',
	effect: 'create' as const,
	would: (user: UserReference) => `create the user ${userInWords(user)}`,
	wouldAnswer: ({ email }: UserReference, later: Later) => ({
		requestId: later('requestId', email),
		status: 'success',
	}),
};

type CreatedUser = Omit<WantedUser, 'ssoUserIdentifier'> & { ssoUserIdentifier?: unknown };

/** What Typsy is told of a new user, whatever an `ssoUserIdentifier` is (typsy.md#user). */
const creationOf = (input: CreatedUser) => ({
	firstName: input.firstName,
	lastName: input.lastName,
	structures: input.structures,
	teams: input.teams,
	claims: input.claims,
	ssoUserIdentifier: input.ssoUserIdentifier,
	// Three of the four belong to the minimum information in Typsy's example (typsy.md#user).
	options: {
		sendInvitation: input.sendInvitation ?? false,
		createStructuresIfNotExist: input.createStructuresIfNotExist ?? true,
		createTeamsIfNotExist: input.createTeamsIfNotExist,
		reactivateIfDeparted: input.reactivateIfDeparted ?? false,
	},
});

const { accountCode, accountIdentifier, email } = {
	...today.reference,
	...withKeys.reference,
};

const { sendInvitation, ...otherOptions } = creationOptions;

export const createUser = defineOperation({
	...facts,
	identifiers: { userIdentifier: 'identifier' },
	fields: { licenseNotice, accountCode, ...person, email, structures: memberships },
	additionalFields: {
		claims: claimsOfUser,
		ssoUserIdentifier,
		teams: teamsOfUser,
	},
	options: { ...otherOptions, removeOthers, sendInvitation },
	// What becomes of others is for an update alone.
	request: ({ removeOthers: _, ...input }) => today.submit('create', input, creationOf(input)),
	...today.submission,
	output: outputOfUser,
	existing: existingUser,
	howToCheck: ({ email }) =>
		`Look with Get for a user with the email ${email}, or run this item again with If It Already Exists set to Use Existing.`,
});

export const createUserWithKeys = defineOperation({
	...facts,
	fields: { licenseNotice, accountIdentifier, ...person, email, structures: memberships },
	additionalFields: {
		claims: claimsOfUser,
		ssoUserIdentifier: loginProvider,
		teams: teamsOfUser,
	},
	options: creationOptions,
	request: (input) => withKeys.submit('create', input, creationOf(input)),
	...withKeys.submission,
	existing: {
		by: 'refusal',
		describe: ({ email, accountIdentifier: account }) =>
			account === undefined ? `user ${email}` : `user ${email} of account ${account}`,
		refusedAsExisting: ({ code }) => code === 'user_already_exists',
		known: (user) => withUser({ status: alreadyExists.status, notice: departedOrNot }, user),
	},
	howToCheck: (user) =>
		`Look in Typsy for a user with the email ${user.email}, or run this item again with If It Already Exists set to Use Existing.`,
});
