import { startSandbox } from '../../../../sandbox';
import { sandbox } from '../../setup';
import {
	anyIdentifier,
	before,
	bearer,
	chosenAccount,
	newAccount,
	newUser,
	requests,
	run,
	useTypsyToday,
	withUser,
	withUsers,
} from './setup';

useTypsyToday();

const emails = (count: number) =>
	Array.from({ length: count }, (_, index) => `user${index}@hotel.com`).sort();
const found = (users: Array<{ email?: unknown }>) => users.map(({ email }) => String(email)).sort();
const pages = () => requests('GET').map(({ query }) => (query as { offset: string }).offset);

describe('Get Many', () => {
	it('gives one item a user, as the document shows them', async () => {
		await withUser();
		const { json: out } = await run('user: getAll', { returnAll: true });
		expect(requests()).toEqual([
			{
				method: 'GET',
				path: '/v2/users',
				query: { offset: '0', limit: '25' },
				headers: bearer,
				body: '',
			},
		]);
		expect(out).toEqual([
			{
				identifier: anyIdentifier,
				userIdentifier: anyIdentifier,
				name: 'FirstName LastName',
				firstName: 'FirstName',
				lastName: 'LastName',
				email: 'first.last@domain.com',
				ssoUserIdentifier: null,
				workspace: {
					identifier: anyIdentifier,
					status: 'Licensed',
					structureCount: 1,
					teamCount: 1,
					claimsCount: 1,
				},
			},
		]);
	});

	it('finds 60 users in pages of 25, each once', async () => {
		await withUsers(60);
		const { json: out } = await run('user: getAll', { returnAll: true });
		expect(found(out)).toEqual(emails(60));
	});

	it('finds 60 users whose order changes with every page, each once', async () => {
		await withUsers(60);
		sandbox.configure({ typsy: { listOrder: 'reversing' } });
		const { json: out } = await run('user: getAll', { returnAll: true });
		expect(found(out)).toEqual(emails(60));
	});

	it('asks for no more than is wanted', async () => {
		await withUsers(30);
		const { json: out } = await run('user: getAll', { limit: 3 });
		expect(out).toHaveLength(3);
		expect(pages()).toEqual(['0']);
	});

	it('ends where the pages end, though the total counts users of other accounts', async () => {
		await before('account: create', newAccount);
		await withUsers(3);
		await withUser(chosenAccount);
		const { json: out } = await run('user: getAll', { returnAll: true, ...chosenAccount });
		expect(out).toHaveLength(1);
		// The second page is empty; a list of more than one is read twice.
		expect(pages()).toEqual(['0', '1', '0', '1']);
	});

	it('has somebody once for each account that they are in', async () => {
		await before('account: create', newAccount);
		await withUsers(30);
		await withUser();
		await withUser(chosenAccount);
		const { json: out } = await run('user: getAll', { returnAll: true });
		expect(out).toHaveLength(32);
		const own = out.filter(({ email }) => email === 'first.last@domain.com');
		expect(new Set(own.map(({ identifier }) => identifier)).size).toBe(1);
	});

	it('is empty where nobody is there', async () => {
		expect((await run('user: getAll')).json).toEqual([]);
	});
});

describe('Many creations in a row', () => {
	it('find their users again when they are run again', async () => {
		const own = await startSandbox({ typsy: { processingMs: 0 } });
		const items = Array.from({ length: 60 }, (_, index) => ({ email: `user${index}@hotel.com` }));
		const parameters = { ...newUser, email: '={{ $json.email }}', ifExists: 'useExisting' };
		const credential = own.credentials.typsyOAuth2Api;
		await run('user: create', parameters, { items: items.slice(0, 25), credential });
		const { json: out } = await run('user: create', parameters, { items, credential });
		expect(out.map(({ email, created }) => [email, created])).toEqual(
			items.map(({ email }, index) => [email, index >= 25]),
		);
		expect(own.counts().typsy.created.users).toBe(60);
		await own.close();
	});
});
