import {
	anyText,
	checks,
	choiceOfMany,
	countryOptions,
	email,
	offScreen,
	optional,
	password,
	rows,
	text,
	type ValuesOf,
} from '../../engine/declare';

/** A list that is entered whole may have the vendor's names, as in the document's example (yay.md). */
const withCamelCaseNames = (entry: unknown) =>
	typeof entry === 'object' && entry !== null && !Array.isArray(entry)
		? Object.fromEntries(
				Object.entries(entry).map(([name, value]: [string, unknown]) => [
					name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
					value,
				]),
			)
		: entry;

const asEntered = { read: withCamelCaseNames, strict: true };

/** The role of a store user (yay.md). */
const storeUser = '3';

const user = {
	email: email('Email'),
	contactFirstName: text('First Name', { example: 'Geoff' }),
	contactLastName: text('Last Name', { example: 'Wilson' }),
	name: text('Login Name', { example: 'admin', description: 'The name to log in with' }),
	password: password('Password', { description: 'The password to log in with' }),
	roleId: offScreen(() =>
		checks.text().refine((role) => role === storeUser, `must be ${storeUser}`),
	),
};

/** In the order in which people write an address. */
const address = {
	streetOne: text('Street', { example: 'Westbury House' }),
	streetTwo: optional(anyText('Street, Second Line', { example: '15 Bury Street' })),
	streetThree: optional(anyText('Street, Third Line')),
	city: text('City', { example: 'Guildford' }),
	state: optional(anyText('State', { example: 'Surrey', description: 'The state or county' })),
	zip: text('Postal Code', { example: 'GU2 4AW', description: 'The zip or postal code' }),
	countryCode: choiceOfMany('Country', countryOptions, {
		description: 'Found by its name; by expression its two letters, such as GB',
		check: () =>
			checks
				.requiredText()
				.refine((code) => /^[A-Z]{2}$/.test(code), 'must be a two-letter country code such as GB'),
	}),
};

/** Who can log in to the store (yay.md#user). */
export const users = rows('Users', 'User', user, {
	description: 'Who can log in to the store; at least one is needed for a store',
	example:
		'[{ "contactFirstName": "Geoff", "contactLastName": "Wilson", "name": "admin", "password": "…", "email": "customer@example.com" }]',
	...asEntered,
});

/** Where the customer is (yay.md#address). */
export const addresses = rows('Addresses', 'Address', address, {
	description: 'Where the customer is; at least one is needed for a store',
	example:
		'[{ "streetOne": "Westbury House", "city": "Guildford", "state": "Surrey", "zip": "GU2 4AW", "countryCode": "GB" }]',
	...asEntered,
});

/** A user as Yay.com takes it. */
export const userOf = (given: ValuesOf<typeof user>) => ({
	contact_first_name: given.contactFirstName,
	contact_last_name: given.contactLastName,
	name: given.name,
	password: given.password,
	role_id: storeUser,
	email: given.email,
});

/** An address as Yay.com takes it. */
export const addressOf = (given: ValuesOf<typeof address>) => ({
	street_one: given.streetOne,
	street_two: given.streetTwo,
	street_three: given.streetThree,
	city: given.city,
	state: given.state,
	zip: given.zip,
	country_code: given.countryCode,
});
