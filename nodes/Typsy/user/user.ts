import {
	email,
	flag,
	headerText,
	optional,
	withIdentifiers,
	type RequestSpec,
	type ValuesOf,
} from '../../engine/declare';
import { claims, teams } from '../lists';
import { accepted, completion } from '../submission';

/** What says which user an operation is about. */
export const userReference = {
	accountIdentifier: {
		...optional(
			headerText('Account Identifier', {
				example: 'MEL_HOTEL1',
				description:
					'The Identifier of the child account that the user belongs to; leave it empty for your own account',
			}),
		),
		leftOutMeans: 'your own account',
	},
	email: email('Email', { description: 'The email of the user' }),
};

type UserReference = ValuesOf<typeof userReference>;

/** The teams that an operation adds or removes. */
export const changedTeams = teams('The teams that the user is added to or removed from');

/** The claims that an operation adds or removes. */
export const changedClaims = claims(
	'The claims that are added to or removed from the user, such as the ID in another system',
);

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

/** A submission about a user; a header names the child account (typsy.md#child-account). */
export const submit = (path: string, user: UserReference, about: object): RequestSpec => ({
	method: 'POST',
	path,
	headers: { 'Typsy-Account-Identifier': user.accountIdentifier },
	body: { email: user.email, ...about },
});

/** A user in words, for people. */
export const userInWords = ({ email, accountIdentifier }: UserReference): string =>
	accountIdentifier === undefined ? email : `${email} of the account ${accountIdentifier}`;

/** Makes an output that says first which user it is about. */
export const withUser = withIdentifiers('email', 'accountIdentifier');

/** What all operations that submit something about a user have in common. */
export const userSubmission = {
	answer: accepted,
	output: withUser,
	completion: completion('users'),
};
