import type { IDataObject } from 'n8n-workflow';

import { TypsyOAuth2Api } from '../../credentials/TypsyOAuth2Api.credentials';
import type { Vendor } from '../engine/declare';
import { account } from './account';
import { explainRefusal, tokenAnswer, unwrap, unwrapToken } from './answers';
import { authentication } from './authentication';
import { user } from './user';
import { typsyWithKeys } from './withKeys';

/** What a list answers, of which one page is read (typsy.md#lists-and-paging). */
interface Page {
	users?: unknown[];
	accounts?: unknown[];
	metadata?: { total: number };
}

/**
 * Pages follow each other by how many records came: how many are wanted is a wish. `total` may count those of the
 * whole corporation where the list is of one account, so a page without records is the end, too. No order is
 * documented, so that pages may overlap or miss something (typsy.md#lists-and-paging).
 */
const paging: Vendor['paging'] = {
	next(data, { query }) {
		const { users, accounts, metadata } = (data ?? {}) as Page;
		const came = (users ?? accounts ?? []).length;
		const offset = Number(query?.offset ?? 0) + came;
		return came > 0 && offset < (metadata?.total ?? 0) ? { offset: String(offset) } : undefined;
	},
	// A person may be a user of several accounts.
	identity: ({ identifier, workspace }) =>
		JSON.stringify([identifier, (workspace as IDataObject | undefined)?.identifier]),
	mayShift: true,
};

/** Typsy as it is since October 2023, with access tokens (typsy.md#generations). */
export const typsy: Vendor = {
	name: 'Typsy',
	authentication: {
		value: 'oAuth2',
		name: 'OAuth2',
		description: 'With a Client ID and a Client Secret, as Typsy gives them out now',
	},
	earlier: [typsyWithKeys],
	credential: new TypsyOAuth2Api(),
	host: 'baseUrl',
	secrets: ['clientSecret'],
	requestsPerMinute: 0,
	unwrap,
	paging,
	token: {
		field: 'accessToken',
		request: { method: 'POST', path: '/connect/token' },
		unwrap: unwrapToken,
		answer: tokenAnswer,
	},
	credentialCheck: {
		request: () => ({ method: 'GET', path: '/v2/authenticate' }),
		explain: explainRefusal,
	},
	resources: [user, account, authentication],
};
