import { startSandbox } from '../../../sandbox';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	account,
	email,
	keyOf,
	newAccount,
	newUser,
	nobody,
	refusesToSend,
	requests,
	run,
	signed,
	teams,
	userThere,
	useTypsy,
	withUser,
} from './setup';

useTypsy();

describe('Typsy is sent what its document shows', () => {
	it.each([
		['user: getRequestStatus', 'user: create', newUser],
		['account: getRequestStatus', 'account: create', newAccount],
	])('%s', async (operation, submission, parameters) => {
		const submit = async () =>
			(await run(submission, { ...parameters, waitForCompletion: false })).json[0]!;
		const processed = await submit();
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const waiting = await submit();
		const { requestId } = waiting;
		expect(waiting).toEqual({
			...keyOf(submission),
			created: null,
			requestId,
			status: 'in progress',
			errors: [],
			success: true,
			statusUrl: expect.stringContaining(String(requestId)) as string,
		});
		sandbox.requests.clear();
		const before = await run(operation, { requestId });
		expect(before.json).toEqual([{ requestId, status: 'in progress' }]);
		const kind = `${operation.split(':')[0]}s`;
		expect(requests()).toEqual([
			{
				method: 'GET',
				path: `/v2/${kind}/request-status/${String(requestId)}`,
				query: {},
				headers: signed,
				body: '',
			},
		]);
		const after = await run(operation, { requestId: processed.requestId });
		expect(after.json).toEqual([
			{ requestId: processed.requestId, status: 'success', errors: [], success: true },
		]);
	});
});

describe('What Typsy says no to', () => {
	it.each(['user: getRequestStatus', 'account: getRequestStatus'])(
		'%s of a request that it does not know',
		async (operation) => {
			const { error } = await run(operation, { requestId: 'a2e553c0' });
			expect(error?.message).toBe(
				'Typsy refused: There is no request with the id a2e553c0. (request_not_found)',
			);
		},
	);

	it('user: getRequestStatus of a request that failed', async () => {
		const submitted = await run('user: depart', { email, waitForCompletion: false });
		const { requestId } = submitted.json[0]!;
		const { error } = await run('user: getRequestStatus', { requestId });
		expect(error).toMatchObject(nobody);
	});

	it('a submission that is refused at once', async () => {
		const refusal = {
			requestId: '',
			status: 'failed',
			success: false,
			errors: [{ code: 'invalid_email', description: 'The email is not valid.' }],
		};
		for (const status of [200, 400]) {
			const server = await startScriptedServer((_received, response) =>
				json(response, status, refusal),
			);
			const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
			const { error } = await run('user: create', newUser, { credential });
			await server.close();
			expect(error?.message).toBe('Typsy refused: The email is not valid. (invalid_email)');
			expect(server.received).toHaveLength(1);
		}
	});
});

refusesToSend([
	['user: getRequestStatus', { requestId: 'a/../b' }, "Request ID can't contain / \\ ? # or %"],
	['account: getRequestStatus', { requestId: '={{ "" }}' }, 'Request ID is required'],
]);

describe('Wait for Completion', () => {
	it('asks again while Typsy answers that nothing was processed yet', async () => {
		let ahead = 0;
		const slow = await startSandbox({
			now: () => Date.now() + ahead,
			typsy: { processingMs: 60_000 },
			onRequest: ({ number }) => {
				if (number === 3) ahead = 60_000;
			},
		});
		const { json: out } = await run('user: create', newUser, {
			credential: slow.credentials.typsyApi,
		});
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(slow.requests.all().map(({ status }) => status)).toEqual([200, 204, 204, 200]);
		await slow.close();
	});

	it('ends with the timeout and names the request', async () => {
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const { error } = await run('user: create', { ...newUser, completionTimeout: 60 });
		expect(error?.message).toBe('Typsy has accepted this but not carried it out within 60 seconds');
		const requestId = sandbox.state.typsy.requests[0]!.requestId;
		expect(error?.description).toContain(`Get Request Status: request ID ${requestId}`);
		expect(requests('POST')).toHaveLength(1);
	});

	it('submits all items first and signs every request with its own timestamp', async () => {
		const items = Array.from({ length: 60 }, (_, index) => ({ email: `user${index}@hotel.com` }));
		const { json: out } = await run(
			'user: create',
			{ ...newUser, email: '={{ $json.email }}' },
			{ items },
		);
		expect(out.map((user) => [user.email, user.status])).toEqual(
			items.map((item) => [item.email, 'success']),
		);
		const methods = requests().map(({ method }) => method);
		expect(methods.lastIndexOf('POST')).toBeLessThan(methods.indexOf('GET'));
		const stamps = requests().map(({ headers }) => headers['typsy-timestamp']);
		expect(new Set(stamps).size).toBe(stamps.length);
		expect(sandbox.counts().typsy).toMatchObject({
			created: { users: 60 },
			repeatedTimestamps: 0,
		});
	});

	it('goes on where asking fails in every passing way', async () => {
		sandbox.faults.next(
			['status500Before', 'status429', 'html', 'truncatedJson', 'resetAfter', 'empty'],
			{ vendor: 'typsy', methods: ['GET'] },
		);
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(requests('POST')).toHaveLength(1);
	});

	it('leaves open what became of a request that may not be asked about', async () => {
		const server = await startScriptedServer(({ method }, response) =>
			method === 'POST'
				? json(response, 200, { requestId: 'r1', status: 'in progress', success: true })
				: json(response, 401, { message: 'No.' }),
		);
		const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
		const { items } = await run('user: create', newUser, {
			credential,
			settings: { onError: 'continueRegularOutput' },
		});
		await server.close();
		expect(items[0]!.json).toMatchObject({ details: { kind: 'unknown' } });
	});
});

describe('An answer that got lost', () => {
	const lost = ['status500After', 'resetAfter', 'html', 'truncatedJson', 'empty'] as const;

	it.each(lost)(
		'of a user who was created (%s) can not be told from an older user',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { error } = await run('user: create', newUser);
			expect(error?.message).toMatch(/^Outcome unknown: .* already exists/);
			expect(error?.description).toContain(`a user with the email ${email}`);
			expect(sandbox.counts().typsy.created.users).toBe(1);
		},
	);

	it.each(lost)('of an account that was created (%s) is found where one will do', async (fault) => {
		sandbox.faults.next([fault]);
		const { json: out } = await run('account: create', { ...newAccount, ifExists: 'useExisting' });
		expect(out).toEqual([
			{
				accountIdentifier: account,
				identifier: account,
				status: 'already exists',
				success: true,
				created: null,
				notice: expect.stringContaining('may be new') as string,
			},
		]);
		expect(sandbox.counts().typsy.created.accounts).toBe(1);
	});

	it('of a user who was not created is sent again', async () => {
		sandbox.faults.next(['status500Before']);
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('every time is an unknown outcome, with a way to find out', async () => {
		sandbox.faults.next(Array.from({ length: 5 }, () => 'status500After' as const));
		const { error } = await run('user: create', newUser);
		expect(error?.message).toMatch(/^Outcome unknown: Typsy may have carried this out/);
		expect(error?.description).toContain(`a user with the email ${email}`);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('of a change is asked for again', async () => {
		await withUser();
		sandbox.faults.next(['status500After']);
		const { json: out } = await run('user: addTeams', { email, ...teams('Team B') });
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(userThere()!.teams).toEqual(['Team A', 'Team B']);
	});
});
