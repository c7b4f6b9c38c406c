import { defineOperation, withIdentifiers } from '../../engine/declare';
import { accountAnswer, accountsAnswer, noneOrOne } from '../answers';
import { askForAccount, listAccounts } from '../requests';
import { accepted, alreadyExists, completion } from '../submission';
import {
	additionalFields,
	code,
	country,
	identifier,
	names,
	region,
	timezoneInfoId,
	tzIdentifier,
} from './fields';

const facts = {
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create a child account within your account',
	effect: 'create' as const,
	answer: accepted,
	completion: completion('accounts'),
};

const existsAlready = 'account_already_exists';

export const createAccount = defineOperation({
	...facts,
	identifiers: { accountCode: 'code' },
	fields: { ...names, tzIdentifier, country, code },
	additionalFields: { region, ...additionalFields },
	would: ({ name, code }) => `create the account ${name} with the code ${code}`,
	wouldAnswer: ({ code }, later) => ({ requestId: later('requestId', code), status: 'success' }),
	request: (account) => ({ method: 'POST', path: '/v2/accounts/create', body: account }),
	output: withIdentifiers('code'),
	existing: {
		by: 'looking',
		describe: ({ code }) => `account ${code}`,
		request: ({ code }) => askForAccount(code),
		answer: noneOrOne(accountAnswer),
		all: () => ({ request: listAccounts(), answer: accountsAnswer }),
		// Typsy has found it by its code: what it takes for the same is the same.
		keyOf: ({ code }) => String(code).toLowerCase(),
		wantedKey: ({ code }) => code.toLowerCase(),
		refusedAsExisting: (refusal) => refusal.code === existsAlready,
	},
	howToCheck: ({ code }) =>
		`Look with Get for an account with the code ${code}, or run this item again with If It Already Exists set to Use Existing.`,
});

const withIdentifier = withIdentifiers('identifier');

export const createAccountWithKeys = defineOperation({
	...facts,
	identifiers: { accountIdentifier: 'identifier' },
	fields: { ...names, timezoneInfoId, country, identifier },
	additionalFields,
	would: ({ name, identifier }) => `create the account ${name} with the identifier ${identifier}`,
	wouldAnswer: ({ identifier }, later) => ({
		requestId: later('requestId', identifier),
		status: 'success',
	}),
	request: (account) => ({ method: 'POST', path: '/v2/accounts/create', body: account }),
	output: withIdentifier,
	existing: {
		by: 'refusal',
		describe: ({ identifier }) => `account ${identifier}`,
		refusedAsExisting: (refusal) => refusal.code === existsAlready,
		known: (account) => withIdentifier(alreadyExists, account),
	},
	howToCheck: ({ identifier }) =>
		`Look in Typsy for an account with the identifier ${identifier}, or run this item again with If It Already Exists set to Use Existing.`,
});
