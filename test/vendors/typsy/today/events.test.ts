import type { IDataObject } from 'n8n-workflow';

import { TypsyOAuth2Api } from '../../../../credentials/TypsyOAuth2Api.credentials';
import { systemClock } from '../../../../nodes/engine/send/clock';
import { TypsyTrigger } from '../../../../nodes/Typsy/TypsyTrigger.node';
import { publishing } from '../../events';
import { sandbox } from '../../setup';
import {
	anyIdentifier,
	before,
	chosenAccount,
	newAccount,
	newUser,
	requests,
	useTypsyToday,
	withUsers,
} from './setup';

useTypsyToday();

beforeEach(() => {
	// A list that is empty at first is looked at twice, at once.
	jest.spyOn(systemClock, 'sleep').mockImplementation(() => new Promise(setImmediate));
});
afterEach(() => jest.restoreAllMocks());

const typsy = publishing(
	() => new TypsyTrigger(),
	new TypsyOAuth2Api(),
	() => sandbox.credentials.typsyOAuth2Api,
);

const emails = (items: IDataObject[] | null) => items && items.map(({ email }) => email);
const create = async (email: string, more: IDataObject = {}) =>
	await before('user: create', { ...newUser, email, ...more });
const depart = async (email: string) => await before('user: depart', { email });
const bringBack = async (email: string) =>
	await create(email, { options: { reactivateIfDeparted: true } });

describe('New User', () => {
	it('tells of each once, as the list has them', async () => {
		await create('old@hotel.com');
		const trigger = typsy('newUser');
		expect(await trigger.start()).toBeNull();
		await create('new@hotel.com');
		expect(await trigger.poll()).toEqual([
			{
				identifier: anyIdentifier,
				userIdentifier: anyIdentifier,
				name: 'FirstName LastName',
				firstName: 'FirstName',
				lastName: 'LastName',
				email: 'new@hotel.com',
				ssoUserIdentifier: null,
				workspace: {
					identifier: anyIdentifier,
					status: 'Licensed',
					structureCount: 1,
					teamCount: 0,
					claimsCount: 0,
				},
			},
		]);
		expect(await trigger.poll()).toBeNull();
		await depart('new@hotel.com');
		expect(await trigger.poll()).toBeNull();
	});

	it('tells of the users of a chosen account alone', async () => {
		await before('account: create', newAccount);
		const trigger = typsy('newUser', chosenAccount);
		await trigger.start();
		await create('elsewhere@hotel.com');
		await create('here@hotel.com', chosenAccount);
		expect(emails(await trigger.poll())).toEqual(['here@hotel.com']);
	});

	it('tells nothing because pages are in another order', async () => {
		await withUsers(60);
		sandbox.configure({ typsy: { listOrder: 'reversing' } });
		const trigger = typsy('newUser');
		await trigger.start();
		for (let polls = 0; polls < 3; polls++) expect(await trigger.poll()).toBeNull();
		await create('new@hotel.com');
		expect(emails(await trigger.poll())).toEqual(['new@hotel.com']);
	});
});

describe('Departed User', () => {
	it('tells once of who departs, and of nobody who had departed before', async () => {
		await create('gone@hotel.com');
		await depart('gone@hotel.com');
		await create('going@hotel.com');
		const trigger = typsy('departedUser');
		expect(await trigger.start()).toBeNull();
		expect(await trigger.poll()).toBeNull();

		await depart('going@hotel.com');
		const told = await trigger.poll();
		expect(told).toMatchObject([{ email: 'going@hotel.com', workspace: { status: 'Departed' } }]);
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.start()).toBeNull();
	});

	it('tells nothing of who comes back, and of who departs again', async () => {
		await create('going@hotel.com');
		await depart('going@hotel.com');
		const trigger = typsy('departedUser');
		await trigger.start();
		await bringBack('going@hotel.com');
		expect(await trigger.poll()).toBeNull();
		await depart('going@hotel.com');
		expect(emails(await trigger.poll())).toEqual(['going@hotel.com']);
	});

	it('tells nothing of who is new', async () => {
		const trigger = typsy('departedUser');
		await trigger.start();
		await create('new@hotel.com');
		await depart('new@hotel.com');
		expect(await trigger.poll()).toBeNull();
	});

	it('shows as its sample somebody who has departed', async () => {
		await create('gone@hotel.com');
		await depart('gone@hotel.com');
		await create('there@hotel.com');
		expect(emails(await typsy('departedUser').test())).toEqual(['gone@hotel.com']);
		await bringBack('gone@hotel.com');
		expect(await typsy('departedUser').test()).toHaveLength(1);
	});
});

describe('New Account', () => {
	it('tells of each once', async () => {
		await before('account: create', newAccount);
		const trigger = typsy('newAccount');
		expect(await trigger.start()).toBeNull();
		await before('account: create', { ...newAccount, code: 'SYD_HOTEL2' });
		expect(await trigger.poll()).toMatchObject([{ code: 'SYD_HOTEL2', accountCode: 'SYD_HOTEL2' }]);
		expect(await trigger.poll()).toBeNull();
		expect(requests('GET').every(({ path }) => path === '/v2/accounts')).toBe(true);
	});
});

it('remembers no access token', async () => {
	await create('old@hotel.com');
	const trigger = typsy('newUser');
	await trigger.start();
	const [request] = sandbox.requests.all({ vendor: 'typsy' }).slice(-1);
	const token = request!.headers.authorization!.replace('Bearer ', '');
	expect(JSON.stringify([trigger.database, trigger.memory])).not.toContain(token.slice(0, 40));
});
