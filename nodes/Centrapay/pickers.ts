import { z } from 'zod';

import type { ListSource } from '../engine/declare';
import { listAnswer } from './answers';
import { listApiKeys, membersOf } from './requests';

const accountIsNeeded = { accountId: 'an account' };

/** The accounts of the API key: as a rule its own and no other (centrapay.md#lists-and-paging). */
export const accounts: ListSource = {
	method: 'searchAccounts',
	answer: listAnswer.pipe(
		z.array(z.object({ accountId: z.string(), accountName: z.string().optional() }).passthrough()),
	),
	request: () => ({ method: 'GET', path: '/api/account-memberships' }),
	entry: ({ accountId, accountName }) => ({
		name: String(accountName ?? accountId),
		value: String(accountId),
	}),
};

/** The API keys of the chosen account. */
export const apiKeys: ListSource = {
	method: 'searchApiKeys',
	answer: listAnswer,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listApiKeys(accountId),
	entry: ({ name }) => ({ name: String(name), value: String(name) }),
};

/** The members of the chosen account (centrapay.md#member). */
export const members: ListSource = {
	method: 'searchMembers',
	answer: listAnswer,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => ({ method: 'GET', path: membersOf(accountId) }),
	entry: ({ userId, role }) => ({
		name: `${String(userId)} (${String(role)})`,
		value: String(userId),
	}),
};
