import { defineOperation, flag, group, notice, text } from '../../engine/declare';
import { claims, memberships, teams } from '../lists';
import { alreadyExists } from '../submission';
import {
	createStructuresIfNotExist,
	createTeamsIfNotExist,
	submit,
	userReference,
	userSubmission,
	withUser,
	userInWords,
} from './user';

const { accountIdentifier, email } = userReference;

const departedOrNot = "Typsy doesn't say whether this user is active or has departed.";

export const createUser = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a user',
	description: 'Create a user and assign a license to them',
	effect: 'create',
	fields: {
		licenseNotice: notice('Every user takes one of your licenses, until the user departs'),
		accountIdentifier,
		firstName: text('First Name', {
			example: 'Nathan',
			description: 'The first name of the user',
		}),
		lastName: text('Last Name', { example: 'Smith', description: 'The last name of the user' }),
		email,
		structures: memberships,
	},
	additionalFields: {
		claims: claims('The claims about the user, such as the ID in another system'),
		ssoUserIdentifier: group(
			'SSO User Identifier',
			'Identifier',
			{
				providerName: text('Provider Name', {
					example: 'ProviderName',
					description: 'The name of the login provider',
				}),
				providerKey: text('Provider Key', {
					example: '123456',
					description: 'The ID of the user at the login provider',
				}),
			},
			'Who the user is in single sign-on; required for accounts that use it',
		),
		teams: teams('The teams of the user'),
	},
	options: {
		createStructuresIfNotExist,
		createTeamsIfNotExist,
		reactivateIfDeparted: flag('Reactivate If Departed', {
			default: false,
			description: 'Whether to bring back a user who departed from the account before',
		}),
		sendInvitation: flag('Send Invitation', {
			default: false,
			description:
				'Whether to invite the user to claim the account; not possible with single sign-on',
		}),
	},
	would: (user) => `create the user ${userInWords(user)}`,
	wouldAnswer: ({ email }, later) => ({ requestId: later('requestId', email), status: 'success' }),
	request: (input) =>
		submit('/v2/users/create', input, {
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
		}),
	...userSubmission,
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
