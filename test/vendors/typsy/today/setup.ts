import type { IDataObject } from 'n8n-workflow';

import { TypsyOAuth2Api } from '../../../../credentials/TypsyOAuth2Api.credentials';
import { Typsy } from '../../../../nodes/Typsy/Typsy.node';
import { operationsOf, sent } from '../../../harness/vendor';
import { sandbox, useSandbox } from '../../setup';

const typsy = operationsOf(new Typsy(), new TypsyOAuth2Api());
type Node = ReturnType<typeof typsy>;

/** Starts Typsy for the tests of a file; it carries out at once what it accepts. */
export const useTypsyToday = () =>
	useSandbox({
		listLagMs: 0,
		typsy: {
			processingMs: 0,
			failedStatusCode: 400,
			tokenSeconds: 3599,
			tokensRevoked: 0,
			listOrder: 'asMade',
			departedAreFound: true,
		},
	});

/** Runs an operation at the sandbox. */
export const run = async (...[operation, parameters, more]: Parameters<Node['run']>) =>
	await typsy(sandbox.credentials.typsyOAuth2Api).run(operation, parameters, more);

/** The node on the screen. */
export const screen = (...chosen: Parameters<Node['screen']>) =>
	typsy(sandbox.credentials.typsyOAuth2Api).screen(...chosen);

export const tokenPath = '/connect/token';

/** What Typsy was sent beside requests for access tokens, of all methods or of one. */
export const requests = (method?: string) =>
	sandbox.requests
		.all({ vendor: 'typsy' })
		.filter(({ path }) => path !== tokenPath)
		.filter((request) => method === undefined || request.method === method)
		.map(sent);

/** What changes something, in few words. */
export const changes = () =>
	requests()
		.filter(({ method, path }) => method !== 'GET' && path !== '/v2/users/workspace')
		.map(({ method, path, body }) => [method, path, body]);

export const email = 'first.last@domain.com';
export const account = 'MEL_HOTEL1';
export const anyRequestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
export const anyIdentifier = expect.stringMatching(/^[0-9a-f]{32}$/) as string;

/** The user that the tests are about, as Typsy has them. */
export const userThere = () => sandbox.state.typsy.users.find((user) => user.email === email);

/** The one header that authenticates a request; the sandbox has checked what it says. */
export const bearer = { authorization: expect.stringMatching(/^Bearer \S{1900}$/) as string };
export const withBody = { ...bearer, 'content-type': 'application/json' };
export const ofAccount = { 'typsy-account-code': account };

/** An account as a person chooses it. */
export const chosenAccount = { accountCode: { __rl: true, mode: 'id', value: account } };

/** Lists as a person enters them in fields. */
export const structures = (...list: IDataObject[]) => ({ structures: { structure: list } });
export const teams = (...names: string[]) => ({ teams: { team: names.map((name) => ({ name })) } });
export const claim = { key: 'external_id', value: '12345678910', issuer: 'IssuerName' };

/** What Create needs at least. */
export const newUser = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	...structures({ name: 'Venue A', role: 'member' }),
};
export const newAccount = {
	name: 'My Account Pty Ltd',
	vanityName: 'My Account',
	tzIdentifier: 'Australia/Melbourne',
	country: 'AU',
	code: account,
};

/** Has something done before a test, which doesn't see how. */
export async function before(operation: string, parameters: IDataObject, items?: IDataObject[]) {
	const { error, json } = await run(operation, parameters, { items });
	expect(error).toBeUndefined();
	sandbox.requests.clear();
	return json;
}

/** Has the user there before a test. */
export const withUser = async (more: IDataObject = {}) =>
	await before('user: create', {
		...newUser,
		additionalFields: { ...teams('Team A'), claims: { claim: [claim] } },
		...more,
	});

/** Has many users there before a test. */
export const withUsers = async (count: number) =>
	await before(
		'user: create',
		{ ...newUser, email: '={{ $json.email }}' },
		Array.from({ length: count }, (_, index) => ({ email: `user${index}@hotel.com` })),
	);

/** The question for a user, as the document shows it. */
export const question = (headers: object = {}) => ({
	method: 'POST',
	path: '/v2/users/workspace',
	query: {},
	headers: { ...withBody, ...headers },
	body: { email },
});

/** The question how far a submission is. */
export const statusOf = (kind: string, requestId: unknown, headers: object = {}) => ({
	method: 'GET',
	path: `/v2/${kind}/request-status/${String(requestId)}`,
	query: {},
	headers: { ...bearer, ...headers },
	body: '',
});
