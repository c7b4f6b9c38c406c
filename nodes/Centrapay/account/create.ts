import { z } from 'zod';

import {
	anyText,
	checks,
	choice,
	choiceOfMany,
	defineOperation,
	flag,
	onlyWhere,
	text,
} from '../../engine/declare';
import { identified, listAnswer } from '../answers';
import { madeByKey } from '../madeByKey';
import { listAccountsOf, readAccount } from '../requests';
import { identifiedAccount } from './account';

const regions = { AU: 'Australia', NZ: 'New Zealand', US: 'United States' } as const;

/** Steps that were saved when a region was optional have it among the additional fields, and go on as they are. */
const savedBefore = { '@version': [1] };

/** Where a region has a field of its own: Centrapay requires it of an organization (centrapay.md#account). */
const required = { '@version': [2], type: ['org'] };

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
		region: onlyWhere(
			required,
			choiceOfMany(
				'Region',
				Object.entries(regions).map(([value, name]) => ({ name, value })),
				{
					description: 'Where the organization is',
					check: () => checks.oneOf('AU', 'NZ', 'US'),
				},
			),
		),
	},
	additionalFields: {
		owner: anyText('Owner', {
			example: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description: 'The ID of the user who becomes an owner of the account',
		}),
		region: onlyWhere(
			savedBefore,
			choice('Region', regions, {
				default: 'NZ',
				description: 'Where the organization is; not allowed for an individual',
			}),
		),
		test: flag('Test', { default: false, description: 'Whether this is a test account' }),
	},
	check({ type, region }, problem) {
		if (type === 'org' && region === undefined) {
			problem(
				'region',
				'is required for an organization: choose it, in a step saved before under Additional Fields',
			);
		}
		if (type !== 'org' && region !== undefined) {
			problem('region', 'is only for organizations: remove it, or set Type to Organization');
		}
	},
	would: ({ name }) => `create the account ${name}`,
	wouldAnswer: (account, later) => ({ id: later('accountId', account.name), ...account }),
	request: ({ name, type, owner, region, test }) => ({
		method: 'POST',
		path: '/api/accounts',
		body: { name, type, owner, region, test },
	}),
	answer: identified,
	newcomer: {
		// Nothing lists an account but the memberships of its owner, and only where the key may read them.
		request: ({ owner }) => (owner?.trim() ? listAccountsOf(owner.trim()) : undefined),
		answer: listAnswer.pipe(z.array(z.object({ accountId: z.string() }).passthrough())),
		identity: ({ id, accountId }) => id ?? accountId,
		likeness: ({ accountName, accountType }) => [accountName, accountType],
		wantedLikeness: ({ name, type }) => [name, type],
		whole: { request: ({ accountId }) => readAccount(String(accountId)), answer: identified },
		...madeByKey,
	},
	howToCheck: ({ name }) =>
		`Look in Centrapay's business portal for an account named "${name}" before you run this item again.`,
});
