import { z } from 'zod';

import { anyText, choice, defineOperation, flag, text } from '../../engine/declare';
import { identified, listAnswer } from '../answers';
import { madeByKey } from '../madeByKey';
import { listAccountsOf, readAccount } from '../requests';
import { identifiedAccount } from './account';
import { problemWithRegion, region, regionOfBefore } from './region';

const isUserId = (owner: string | undefined): owner is string =>
	/^[\w-]+$/.test(owner?.trim() ?? '');

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
		region,
	},
	additionalFields: {
		owner: anyText('Owner', {
			example: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description: 'The ID of the user who becomes an owner of the account',
		}),
		region: regionOfBefore,
		test: flag('Test', { default: false, description: 'Whether this is a test account' }),
	},
	check({ type, region: given }, problem) {
		const words = problemWithRegion(type, given);
		if (words !== undefined) problem('region', words);
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
		request: ({ owner }) => (isUserId(owner) ? listAccountsOf(owner.trim()) : undefined),
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
