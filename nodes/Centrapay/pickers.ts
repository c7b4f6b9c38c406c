import { z } from 'zod';

import { path } from '../engine/send/request';
import type { ListSource } from '../engine/screen/lists';
import { listAnswer } from './answers';

/** The accounts that the API key is a member of (today.md). */
export const accounts: ListSource = {
	answer: listAnswer.pipe(
		z.array(z.object({ accountId: z.string(), accountName: z.string().optional() }).passthrough()),
	),
	request: () => ({ method: 'GET', path: '/api/account-memberships' }),
	entry: ({ accountId, accountName }) => ({
		name: String(accountName ?? accountId),
		value: String(accountId),
	}),
};

/** The API keys of the chosen account (centrapay.md). */
export const apiKeys: ListSource = {
	answer: listAnswer,
	needs: { accountId: 'an account' },
	request: ({ accountId }) => ({
		method: 'GET',
		path: path`/api/accounts/${accountId ?? ''}/api-keys`,
	}),
	entry: ({ name }) => ({ name: String(name), value: String(name) }),
};

/** The members of the chosen account (centrapay.md), of whom Centrapay tells no names. */
export const members: ListSource = {
	answer: listAnswer,
	needs: { accountId: 'an account' },
	request: ({ accountId }) => ({
		method: 'GET',
		path: path`/api/accounts/${accountId ?? ''}/members`,
	}),
	entry: ({ userId, role }) => ({
		name: `${String(userId)} (${String(role)})`,
		value: String(userId),
	}),
};
