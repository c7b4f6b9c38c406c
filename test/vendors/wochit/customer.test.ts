import type { IDataObject } from 'n8n-workflow';

import { sandbox, useSandbox } from '../setup';
import {
	customerOf,
	nothing,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	sendsAndGives,
	studio,
} from './setup';

useSandbox();

const contact = {
	firstName: 'Zoë',
	lastName: "O'Brien",
	email: 'zoe@example.com',
	phone: '+44 20 7946 0000',
};

sendsAndGives([
	[
		'customer: create',
		'with what is required',
		{ name: 'Harbour Cafe', partnerId: 'partner-1' },
		{
			method: 'POST',
			path: '/api/v1/customers',
			headers: studio,
			body: { name: 'Harbour Cafe', organization: { partnerId: 'partner-1' } },
		},
		{ organizationId: 90_002, name: 'Harbour Cafe', partnerId: 'partner-1', created: true },
	],
	[
		'customer: create',
		'with everything',
		{
			name: 'קפה הנמל ☕',
			partnerId: '={{ 1042 }}',
			additionalFields: { ...contact, templateCategoryIds: ['1', '2'] },
		},
		{
			method: 'POST',
			path: '/api/v1/customers',
			headers: studio,
			body: {
				name: 'קפה הנמל ☕',
				organization: { partnerId: '1042' },
				adminUserRequestModel: contact,
				templateCategoryIds: ['1', '2'],
			},
		},
		{ organizationId: 90_002, name: 'קפה הנמל ☕', partnerId: '1042', created: true },
	],
	[
		'customer: create',
		'without the fields that are left empty',
		{
			name: 'Harbour Cafe',
			partnerId: 'partner-1',
			additionalFields: {
				firstName: 'Zoë',
				lastName: '',
				phone: '={{ $json.phone }}',
				templateCategoryIds: [],
			},
		},
		{
			method: 'POST',
			path: '/api/v1/customers',
			headers: studio,
			body: {
				name: 'Harbour Cafe',
				organization: { partnerId: 'partner-1' },
				adminUserRequestModel: { firstName: 'Zoë' },
			},
		},
		{ organizationId: 90_002, name: 'Harbour Cafe', partnerId: 'partner-1', created: true },
	],
	[
		'customer: update',
		'with the documented field',
		{ partnerId: 'demo-customer', updateFields: { templateCategoryIds: ['3'] } },
		{
			method: 'PATCH',
			path: '/api/v1/customers',
			headers: studio,
			body: {
				organization: { partnerId: 'demo-customer' },
				fieldsUpdates: { templateCategoryIds: ['3'] },
			},
		},
		{ success: true, partnerId: 'demo-customer' },
	],
	[
		'customer: update',
		'with a field to set and one to clear',
		{
			partnerId: 'demo-customer',
			updateFields: { hostedMediaProvider: 1 },
			fieldsToClear: ['templateCategoryIds'],
		},
		{
			method: 'PATCH',
			path: '/api/v1/customers',
			headers: studio,
			body: {
				organization: { partnerId: 'demo-customer' },
				fieldsUpdates: { hostedMedia: { provider: 1 }, templateCategoryIds: null },
			},
		},
		{ success: true, partnerId: 'demo-customer' },
	],
]);

describe('Wochit is sent and gives what its document shows', () => {
	it('an update changes what it names and nothing else', async () => {
		await run('customer: update', {
			partnerId: 'demo-customer',
			updateFields: { hostedMediaProvider: 1 },
		});
		expect(customerOf('demo-customer')).toMatchObject({
			hostedMediaProvider: 1,
			templateCategoryIds: ['1', '2'],
		});
		await run('customer: update', {
			partnerId: 'demo-customer',
			fieldsToClear: ['hostedMediaProvider', 'templateCategoryIds'],
		});
		expect(customerOf('demo-customer')).toMatchObject({
			hostedMediaProvider: null,
			templateCategoryIds: null,
		});
	});

	it('template categories by expression, as a list or as text', async () => {
		const { json: out } = await run(
			'customer: create',
			{
				name: '={{ $json.name }}',
				partnerId: '={{ $json.name }}',
				additionalFields: { templateCategoryIds: '={{ $json.categories }}' },
			},
			{
				items: [
					{ name: 'A', categories: ['1', 2] },
					{ name: 'B', categories: '1, 2' },
					{ name: 'C', categories: 3 },
					{ name: 'D', categories: null },
				],
			},
		);
		expect(out).toHaveLength(4);
		const chosen = ['A', 'B', 'C', 'D'].map((id) => customerOf(id)?.templateCategoryIds);
		expect(chosen).toEqual([['1', '2'], ['1', '2'], ['3'], null]);
	});
});

saysWhatItRefuses([
	[
		'customer: create',
		{ name: 'Demo Customer', partnerId: 'another' },
		'name: is taken, ALREADY_EXISTS',
	],
	[
		'customer: create',
		{ name: 'A', partnerId: 'a', additionalFields: { templateCategoryIds: ['99'] } },
		'templateCategoryIds.0: is not a template category of the channel',
	],
	[
		'customer: update',
		{ partnerId: 'nobody', fieldsToClear: ['templateCategoryIds'] },
		'organization.partnerId: is unknown, NOT_FOUND',
	],
]);

refusesToSend([
	['customer: create', { name: nothing, partnerId: 'p' }, 'Name is required'],
	['customer: create', { name: 'A', partnerId: '  ' }, 'Partner ID is required'],
	[
		'customer: create',
		{ name: 'A', partnerId: 'p', additionalFields: { email: 'zoe@' } },
		'Email must be an e-mail address such as name@example.com',
	],
	[
		'customer: update',
		{ partnerId: nothing, fieldsToClear: ['templateCategoryIds'] },
		'Partner ID is required',
	],
	[
		'customer: update',
		{ partnerId: 'p', updateFields: { templateCategoryIds: [] } },
		'Update Fields needs at least one field, unless Fields to Clear has one',
	],
	[
		'customer: update',
		{
			partnerId: 'p',
			updateFields: { templateCategoryIds: ['1'] },
			fieldsToClear: ['templateCategoryIds'],
		},
		'Fields to Clear names a field that Update Fields sets: choose one of both',
	],
	[
		'customer: update',
		{ partnerId: 'p', updateFields: { hostedMediaProvider: '={{ 0.5 }}' } },
		'Hosted Media Provider must be a whole number',
	],
	[
		'customer: update',
		{ partnerId: 'p', fieldsToClear: '={{ ["name"] }}' },
		'Fields to Clear 1 must be hostedMediaProvider or templateCategoryIds, and is “name”',
	],
]);

describe('If It Already Exists', () => {
	const there = { name: 'Demo Customer', partnerId: 'demo-customer' };
	const known = { organizationId: null, notice: expect.stringContaining("isn't known") as string };
	const customer = (parameters: IDataObject) => run('customer: create', parameters);

	it('fails where nothing else is chosen', async () => {
		const { error } = await customer(there);
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^Wochit refused: name: is taken.*partnerId: is taken/,
			) as string,
			description: expect.stringMatching(
				/^To go on with the one that is there, set If It Already Exists to Use Existing, or to Update to bring it to this item's values\. Wochit's support/,
			) as string,
		});
	});

	it('uses the customer with this partner ID', async () => {
		const { json: out } = await customer({ ...there, ifExists: 'useExisting' });
		expect(out).toEqual([{ partnerId: there.partnerId, ...known, created: false }]);
		expect(requests().map(({ method }) => method)).toEqual(['POST']);
	});

	it('creates the customer that is not there', async () => {
		const { json: out } = await customer({ name: 'N', partnerId: 'n', ifExists: 'useExisting' });
		expect(out).toEqual([{ name: 'N', partnerId: 'n', organizationId: 90_002, created: true }]);
	});

	it('never takes another customer with the same name for this one', async () => {
		for (const ifExists of ['useExisting', 'update']) {
			const { error } = await customer({ ...there, partnerId: 'another', ifExists });
			expect(error?.message).toContain('name: is taken');
		}
		expect(customerOf('demo-customer')).toMatchObject({ updates: 0 });
	});

	it('brings the template categories of the customer that is there up to date', async () => {
		const { json: out } = await customer({
			...there,
			ifExists: 'update',
			additionalFields: { templateCategoryIds: ['4'] },
		});
		expect(out).toEqual([{ partnerId: there.partnerId, ...known, created: false }]);
		expect(customerOf('demo-customer')).toMatchObject({ templateCategoryIds: ['4'], updates: 1 });
	});

	it('leaves the customer alone where the item has nothing to update', async () => {
		const { json: out } = await customer({ ...there, ifExists: 'update' });
		expect(out).toEqual([{ partnerId: there.partnerId, ...known, created: false }]);
		expect(customerOf('demo-customer')).toMatchObject({
			templateCategoryIds: ['1', '2'],
			updates: 0,
		});
	});

	it('creates once for items with the same partner ID', async () => {
		const { json: out } = await run(
			'customer: create',
			{ name: 'Twice', partnerId: 'twice', ifExists: 'useExisting' },
			{ items: [{}, {}, {}] },
		);
		expect(out).toHaveLength(3);
		expect(sandbox.counts().wochit.created.customers).toBe(1);
	});
});

describe('An answer that got lost', () => {
	it.each(['status500After', 'resetAfter', 'truncatedJson', 'empty'] as const)(
		'of a created customer (%s) is recovered through its partner ID, where an older one will do',
		async (fault) => {
			sandbox.faults.next([fault]);
			const lost = { name: 'Lost', partnerId: 'lost', ifExists: 'useExisting' };
			const { json: out } = await run('customer: create', lost);
			expect(out).toMatchObject([{ partnerId: 'lost', organizationId: null }]);
			expect(sandbox.counts().wochit.created.customers).toBe(1);
		},
	);

	it('of a created customer is an unknown outcome, where only a new one will do', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await run('customer: create', { name: 'Lost', partnerId: 'lost' });
		expect(error?.message).toMatch(/^Outcome unknown: .*partnerId: is taken/);
		expect(sandbox.counts().wochit.created.customers).toBe(1);
	});

	it('before anything was created is sent again', async () => {
		sandbox.faults.next(['status500Before']);
		const { json: out } = await run('customer: create', { name: 'Lost', partnerId: 'lost' });
		expect(out).toMatchObject([{ partnerId: 'lost', organizationId: 90_002, created: true }]);
	});

	it('for good is an unknown outcome, with the way to find out', async () => {
		sandbox.faults.next(['resetAfter', 'resetBefore']);
		const { error } = await run('customer: create', {
			name: 'Lost',
			partnerId: 'lost',
			requestSettings: { maxTries: 2 },
		});
		expect(error?.message).toMatch(/^Outcome unknown: Wochit may have carried this out/);
		expect(error?.description).toContain('the customer with the partner ID lost');
	});
});
