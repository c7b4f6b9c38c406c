import type { IDataObject } from 'n8n-workflow';

import { TypsyApi } from '../../../credentials/TypsyApi.credentials';
import { Typsy } from '../../../nodes/Typsy/Typsy.node';
import { operationsOf, sent } from '../../harness/vendor';
import { sandbox, useSandbox } from '../setup';

const typsy = operationsOf(new Typsy(), new TypsyApi());
type Node = ReturnType<typeof typsy>;

/** Starts Typsy for the tests of a file; it carries out at once what it accepts. */
export const useTypsy = () => useSandbox({ typsy: { processingMs: 0, failedStatusCode: 400 } });

/** Runs an operation at the sandbox. */
export const run = async (...[operation, parameters, more]: Parameters<Node['run']>) =>
	await typsy(sandbox.credentials.typsyApi).run(operation, parameters, more);

/** The node on the screen. */
export const screen = () => typsy(sandbox.credentials.typsyApi).screen();

/** What Typsy was sent, of all methods or of one. */
export const requests = (method?: string) =>
	sandbox.requests
		.all({ vendor: 'typsy' })
		.filter((request) => method === undefined || request.method === method)
		.map(sent);

export const email = 'first.last@domain.com';
export const account = 'MEL_HOTEL1';
const anyRequestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

/** The user that the tests are about, as Typsy has them. */
export const userThere = () => sandbox.state.typsy.users.find((user) => user.email === email);

/** The three headers that sign a request; the sandbox has checked what they say. */
export const signed = {
	'typsy-timestamp': expect.stringMatching(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$/,
	) as string,
	'typsy-public-key': 'aaa00000-0a0a-0000-a0aa-000a0000a00a',
	'typsy-key': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
};
export const withBody = { ...signed, 'content-type': 'application/json' };

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
	timezoneInfoId: 'AUS Eastern Standard Time',
	country: 'AU',
	identifier: account,
};

/** Has the user there before a test. */
export const withUser = async (more: IDataObject = {}) => {
	await run('user: create', {
		...newUser,
		additionalFields: { ...teams('Team A'), claims: { claim: [claim] } },
		...more,
	});
	sandbox.requests.clear();
};

/** Path and body of Typsy's example (typsy.md#requests), for the parameters that stand for it. */
export type Submission = [
	operation: string,
	parameters: IDataObject,
	path: string,
	body: IDataObject,
];
const creates = ['user: create', 'account: create'];

/** What tells which thing an item of a submission is about. */
export const keyOf = (operation: string) =>
	operation.startsWith('account') ? { accountIdentifier: account, identifier: account } : { email };

/** Each submission is sent as the document shows it, and followed to its end. */
export function submits(submissions: Submission[]) {
	describe('Typsy is sent what its document shows', () => {
		it.each(submissions)('%s', async (operation, parameters, path, body) => {
			if (!creates.includes(operation)) await withUser();
			const { json: out, error } = await run(operation, parameters);
			expect(error).toBeUndefined();
			expect(requests()).toEqual([
				{ method: 'POST', path, query: {}, headers: withBody, body },
				{
					method: 'GET',
					path: `/v2/${path.split('/')[2]}/request-status/${String(out[0]!.requestId)}`,
					query: {},
					headers: signed,
					body: '',
				},
			]);
			expect(out).toEqual([
				{
					...keyOf(operation),
					requestId: anyRequestId,
					status: 'success',
					errors: [],
					success: true,
					...(creates.includes(operation) && { created: true }),
				},
			]);
		});
	});
}

/** What comes of a user that isn't there. */
export const nobody = {
	message: `Typsy refused: A user with the email ${email} does not exist within your account. (user_not_found)`,
	description: expect.stringContaining('Account Identifier') as string,
};

/** What is known to be wrong is refused in these words, and nothing is sent. */
export function refusesToSend(
	cases: Array<[operation: string, parameters: IDataObject, message: string]>,
) {
	describe('Nothing is sent that is known to be wrong', () => {
		it.each(cases)('%s %j', async (operation, parameters, message) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(message);
			expect(requests()).toEqual([]);
		});
	});
}
