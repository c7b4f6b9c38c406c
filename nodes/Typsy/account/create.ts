import {
	checks,
	choiceOfMany,
	countries,
	countryOptions,
	defineOperation,
	text,
	withIdentifiers,
} from '../../engine/declare';
import { structures, teams } from '../lists';
import { accepted, alreadyExists, completion } from '../submission';
import { timeZoneOptions, timeZones } from '../timeZones';

const withIdentifier = withIdentifiers('identifier');

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create a child account within your account',
	effect: 'create',
	identifiers: { accountIdentifier: 'identifier' },
	fields: {
		name: text('Name', {
			example: 'My Account Pty Ltd',
			description: 'The name of the property',
		}),
		vanityName: text('Vanity Name', {
			example: 'My Account',
			description: 'The name of the property that the users will see',
		}),
		timezoneInfoId: choiceOfMany('Time Zone', timeZoneOptions, {
			description:
				'The time zone in which the property operates; by expression its name in Windows, such as AUS Eastern Standard Time',
			check: () =>
				checks
					.requiredWord()
					.refine(
						(id) => Object.hasOwn(timeZones, id),
						'must be the name of a time zone in Windows, such as AUS Eastern Standard Time',
					),
		}),
		country: choiceOfMany('Country', countryOptions, {
			description:
				'The country in which the property is; by expression its two letters, such as AU',
			check: () =>
				checks
					.requiredWord()
					.transform((code) => code.toUpperCase())
					.refine(
						(code) => Object.hasOwn(countries, code),
						'must be the two-letter code of a country, such as AU',
					),
		}),
		identifier: text('Identifier', {
			example: 'MEL_HOTEL1',
			description:
				'The internal code by which your company knows the property; users are created in the account by it',
			// It is sent as a header later, with every operation on the account's users.
			check: () => checks.requiredWord().pipe(checks.headerText()),
		}),
	},
	additionalFields: {
		structures: structures(
			'The venues, departments or groups to create in the account',
			'Hotel Restaurant',
		),
		teams: teams('The teams to create in the account', 'Bartenders'),
	},
	would: ({ name, identifier }) => `create the account ${name} with the identifier ${identifier}`,
	wouldAnswer: ({ identifier }, later) => ({
		requestId: later('requestId', identifier),
		status: 'success',
	}),
	request: (account) => ({ method: 'POST', path: '/v2/accounts/create', body: account }),
	answer: accepted,
	output: withIdentifier,
	completion: completion('accounts'),
	existing: {
		by: 'refusal',
		describe: ({ identifier }) => `account ${identifier}`,
		refusedAsExisting: ({ code }) => code === 'account_already_exists',
		known: (account) => withIdentifier(alreadyExists, account),
	},
	howToCheck: ({ identifier }) =>
		`Look in Typsy for an account with the identifier ${identifier}, or run this item again with If It Already Exists set to Use Existing.`,
});
