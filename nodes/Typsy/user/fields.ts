import { flag, group, notice, text } from '../../engine/declare';
import { claims, teams } from '../lists';

/** The switch of everything that takes structures. */
export const createStructuresIfNotExist = flag('Create Structures If Not Exist', {
	default: true,
	description: 'Whether to create structures that the account does not have yet',
});

/** The switch of everything that takes teams. */
export const createTeamsIfNotExist = flag('Create Teams If Not Exist', {
	default: true,
	description: 'Whether to create teams that the account does not have yet',
});

/** What everybody fills in to create a user, beside the email and the account. */
export const person = {
	firstName: text('First Name', { example: 'Nathan', description: 'The first name of the user' }),
	lastName: text('Last Name', { example: 'Smith', description: 'The last name of the user' }),
};

/** What must be known before a user is created. */
export const licenseNotice = notice(
	'Every user takes one of your licenses, until the user departs',
);

/** What may be said of a new user besides. */
export const claimsOfUser = claims('The claims about the user, such as the ID in another system');
export const teamsOfUser = teams('The teams of the user');

/** Who a user is in single sign-on (typsy.md#generations). */
export const ssoUserIdentifier = text('SSO User Identifier', {
	example: '123456',
	description: 'Who the user is in single sign-on; required for accounts that use it',
});

/** The same until October 2023 (typsy.md#user). */
export const loginProvider = group(
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
);

/** The switch of an update of a user who is there. */
export const removeOthers = flag('Remove From Others', {
	default: false,
	description:
		'Whether an update of a user who is there already also removes the structures, teams and claims that the item does not list; of those kinds alone of which it lists some',
});

/** The switches of a creation. */
export const creationOptions = {
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
};
