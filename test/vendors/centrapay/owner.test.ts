import { sandbox } from '../setup';
import { ask, requests, run, useCentrapay, userId } from './setup';

useCentrapay();

afterEach(() => {
	sandbox.configure({ listLagMs: 0, centrapay: { readsMemberships: true } });
});

const withOwner = {
	name: 'Harbour Cafe',
	type: 'org',
	additionalFields: { region: 'NZ', owner: userId },
};
const paths = () => requests().map(({ method, path }) => `${method} ${path}`);
const memberships = `GET /api/users/${userId}/account-memberships`;
const accountsOf = () =>
	sandbox.state.centrapay.members.filter((member) => member.userId === userId);

describe('An account with an owner whose answer got lost', () => {
	it('is found by what is new among the accounts of the owner', async () => {
		await ask('POST', '/api/accounts', {
			name: 'Harbour Cafe',
			type: 'org',
			region: 'NZ',
			owner: userId,
		});
		sandbox.requests.clear();
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		const { json, error } = await run('account: create', withOwner);
		expect(error).toBeUndefined();
		const [, made] = accountsOf();
		expect(json).toEqual([
			expect.objectContaining({
				accountId: made!.accountId,
				id: made!.accountId,
				name: 'Harbour Cafe',
				created: true,
			}),
		]);
		expect(accountsOf()).toHaveLength(2);
		expect(paths()).toEqual([
			memberships,
			'POST /api/accounts',
			memberships,
			`GET /api/accounts/${made!.accountId}`,
		]);
	});

	it('of a person, who has one account at most, is found as well', async () => {
		sandbox.faults.next(['status500After'], { methods: ['POST'] });
		const person = { name: 'Ada', type: 'individual', additionalFields: { owner: userId } };
		const { json } = await run('account: create', person);
		expect(json[0]).toMatchObject({ name: 'Ada', type: 'individual', created: true });
	});

	it('that was not made is an unknown outcome, and not sent again', async () => {
		sandbox.faults.next(['status500Before'], { methods: ['POST'] });
		const { error } = await run('account: create', withOwner);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(accountsOf()).toHaveLength(0);
		expect(paths().filter((path) => path.startsWith('POST'))).toHaveLength(1);
	});

	it('that is not listed yet is an unknown outcome', async () => {
		sandbox.configure({ listLagMs: 60_000 });
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		const { error } = await run('account: create', withOwner);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(accountsOf()).toHaveLength(1);
	});
});

describe('A key that may not read the accounts of the owner', () => {
	beforeEach(() => sandbox.configure({ centrapay: { readsMemberships: false } }));

	it('creates the account all the same', async () => {
		const { json } = await run('account: create', withOwner);
		expect(json[0]).toMatchObject({ name: 'Harbour Cafe', created: true });
		expect(paths()).toEqual([memberships, 'POST /api/accounts']);
	});

	it('leaves the outcome unknown where the answer gets lost', async () => {
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		const { error } = await run('account: create', withOwner);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(error?.description).toContain('account named "Harbour Cafe"');
		expect(accountsOf()).toHaveLength(1);
	});
});

it('An account of the same name that was there is not in the way', async () => {
	const { json } = await run('account: create', withOwner, { items: [{}, {}] });
	expect(json.map(({ created }) => created)).toEqual([true, true]);
	expect(new Set(json.map(({ id }) => id)).size).toBe(2);
});
