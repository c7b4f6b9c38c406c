import { z } from 'zod';

import type { ListSource } from '../engine/declare';
import { invitationsAnswer, listAnswer } from './answers';
import { listApiKeys, listInvitations, listMembers, listMerchants } from './requests';

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

const given = (...texts: unknown[]) =>
	texts.filter((text) => typeof text === 'string' && text !== '');

/** The members of the chosen account, by their names where Centrapay tells them (centrapay.md#member). */
export const members: ListSource = {
	method: 'searchMembers',
	answer: listAnswer,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listMembers(accountId),
	entry: ({ userId, role, firstName, lastName, email }) => {
		const person = given(given(firstName, lastName).join(' '), email).join(', ');
		return {
			name: `${person || String(userId)} (${String(role)})`,
			value: String(userId),
		};
	},
};

/** The invitations of the chosen account (centrapay.md#invitation). */
export const invitations: ListSource = {
	method: 'searchInvitations',
	answer: invitationsAnswer,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listInvitations(accountId),
	entry: ({ id, recipientAlias, status }) => ({
		name: `${String(recipientAlias)} (${String(status)})`,
		value: String(id),
	}),
};

/** The merchants of the chosen account (centrapay.md#merchant). */
export const merchants: ListSource = {
	method: 'searchMerchants',
	answer: listAnswer,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listMerchants(accountId),
	entry: ({ id, name, test }) => ({
		name: `${String(name)}${test === true ? ' (test)' : ''}`,
		value: String(id),
	}),
};
