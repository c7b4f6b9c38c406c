import {
	anyText,
	checks,
	choiceOfMany,
	countries,
	countryOptions,
	text,
} from '../../engine/declare';
import { structures, teams } from '../lists';
import { timeZoneOptions, timeZones } from '../timeZones';
import { ofWindows } from '../windowsZones';
import { isTimeZone, zoneOptions } from '../zones';

/** What a property is called. */
export const names = {
	name: text('Name', {
		example: 'My Account Pty Ltd',
		description: 'The name of the property',
	}),
	vanityName: text('Vanity Name', {
		example: 'My Account',
		description: 'The name of the property that the users will see',
	}),
};

/** The time zone, as Typsy takes it now. */
export const tzIdentifier = choiceOfMany('Time Zone', zoneOptions, {
	description:
		'The time zone in which the property operates; by expression its name, such as Australia/Melbourne, or the one in Windows',
	check: () =>
		checks
			.requiredWord()
			.transform((name) => (Object.hasOwn(ofWindows, name) ? ofWindows[name]! : name))
			.refine(isTimeZone, 'must be the name of a time zone, such as Australia/Melbourne'),
});

/** The time zone, as Typsy took it until October 2023. */
export const timezoneInfoId = choiceOfMany('Time Zone', timeZoneOptions, {
	description:
		'The time zone in which the property operates; by expression its name in Windows, such as AUS Eastern Standard Time',
	check: () =>
		checks
			.requiredWord()
			.refine(
				(id) => Object.hasOwn(timeZones, id),
				'must be the name of a time zone in Windows, such as AUS Eastern Standard Time',
			),
});

export const country = choiceOfMany('Country', countryOptions, {
	description: 'The country in which the property is; by expression its two letters, such as AU',
	check: () =>
		checks
			.requiredWord()
			.transform((code) => code.toUpperCase())
			.refine(
				(code) => Object.hasOwn(countries, code),
				'must be the two-letter code of a country, such as AU',
			),
});

const codeOfAccount = {
	example: 'MEL_HOTEL1',
	description:
		'The internal code by which your company knows the property; users are created in the account by it',
};

/** The code of an account, by which it is asked for and which is sent as a header (typsy.md#child-account). */
export const code = text('Code', {
	...codeOfAccount,
	check: () => checks.identifier().pipe(checks.headerText()),
});

/** The same until October 2023, when no address had it. */
export const identifier = text('Identifier', {
	...codeOfAccount,
	// It is sent as a header later, with every operation on the account's users.
	check: () => checks.requiredWord().pipe(checks.headerText()),
});

/** What an account can have from the beginning. */
export const additionalFields = {
	structures: structures(
		'The venues, departments or groups to create in the account',
		'Hotel Restaurant',
	),
	teams: teams('The teams to create in the account', 'Bartenders'),
};

/** Where Typsy serves the account from; no list of values is documented (typsy.md#account). */
export const region = anyText('Region', {
	example: 'APAC',
	description: 'The region of the property, as Typsy names it',
});
