import { anyText, choice, defineOperation, flag, text } from '../../engine/declare';
import { accountAnswer, identifiedAccount } from './account';

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create an account that will own API keys, members, merchants and wallets',
	effect: 'create',
	identifiers: identifiedAccount,
	fields: {
		name: text('Name', { example: 'Centrapay Cafe', description: 'The name of the account' }),
		type: choice(
			'Type',
			{
				individual: { name: 'Individual', description: 'A single person' },
				org: { name: 'Organization', description: 'A company or other organization' },
			},
			{ default: 'org', description: 'What kind of account it is' },
		),
	},
	additionalFields: {
		owner: anyText('Owner', {
			example: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description: 'The ID of the user who becomes an owner of the account',
		}),
		region: choice(
			'Region',
			{ AU: 'Australia', NZ: 'New Zealand', US: 'United States' },
			{
				default: 'NZ',
				description: 'Where the organization is; not allowed for an individual',
			},
		),
		test: flag('Test', { default: false, description: 'Whether this is a test account' }),
	},
	check({ type, region }, problem) {
		if (type === 'org' || region === undefined) return;
		problem('region', 'is only for organizations: remove it, or set Type to Organization');
	},
	would: ({ name }) => `create the account ${name}`,
	wouldAnswer: (account, later) => ({ id: later('accountId', account.name), ...account }),
	request: ({ name, type, owner, region, test }) => ({
		method: 'POST',
		path: '/api/accounts',
		body: { name, type, owner, region, test },
	}),
	answer: accountAnswer,
	howToCheck: ({ name }) =>
		`Look in Centrapay's business portal for an account named "${name}" before you run this item again.`,
});
