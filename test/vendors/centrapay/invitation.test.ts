import { searchList } from '../../harness/n8n';
import { sandbox } from '../setup';
import {
	account,
	accountId,
	ask,
	byId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	screen,
	sendsAndGives,
	useCentrapay,
	withBody,
	wrongAccount,
} from './setup';

useCentrapay();

const recipientAlias = 'user@org.com';
const invite = { accountId: account, recipientAlias, role: 'cashier', simplify: false };
const body = {
	type: 'account-membership',
	resourceType: 'account',
	resourceId: accountId,
	recipientAlias,
	params: { role: 'cashier' },
};
const invitation = {
	...body,
	invitationId: expect.any(String) as string,
	id: expect.any(String) as string,
	params: { role: 'cashier', accountName: 'Harbour Cafe' },
	expiresAt: expect.any(String) as string,
	createdAt: expect.any(String) as string,
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	updatedAt: expect.any(String) as string,
	updatedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	status: 'created',
};
const stored = () => sandbox.state.centrapay.invitations;
const made = async (address = recipientAlias) =>
	await ask<{ id: string; code: string }>('POST', '/api/invitations', {
		...body,
		recipientAlias: address,
	});

sendsAndGives([
	[
		'invitation: create',
		invite,
		{ method: 'POST', path: '/api/invitations', headers: withBody, body },
		[{ ...invitation, created: true }],
	],
	[
		'invitation: getAll',
		{ accountId: account },
		{ method: 'GET', path: `/api/accounts/${accountId}/invitations`, headers, body: '' },
		[],
	],
]);

saysWhatItRefuses([
	['invitation: getAll', { accountId: byId('nothing') }, wrongAccount],
	['invitation: cancel', { invitationId: byId('nothing') }, wrongAccount],
	[
		'invitation: create',
		{ ...invite, recipientAlias: 'Bob@Example.com' },
		{
			message: 'Centrapay refused: RECIPIENT_ALREADY_INVITED',
			description: expect.stringContaining('the person is a member already') as string,
		},
	],
]);

refusesToSend([
	[
		'invitation: create',
		{ ...invite, recipientAlias: 'user' },
		'Email must be an e-mail address such as name@example.com, and is “user”',
	],
]);

it('says that only an organization can have other members', async () => {
	const { id } = await ask<{ id: string }>('POST', '/api/accounts', {
		name: 'Ada',
		type: 'individual',
	});
	const { error } = await run('invitation: create', { ...invite, accountId: byId(id) });
	expect(error).toMatchObject({
		message: 'Centrapay refused: INVALID_ACCOUNT_TYPE',
		description: 'Only the account of an organization can have other members.',
	});
});

it('keeps what one looks at, where it is not asked for all', async () => {
	const { json } = await run('invitation: create', { ...invite, simplify: true });
	expect(json).toEqual([
		{
			invitationId: invitation.id,
			id: invitation.id,
			resourceId: accountId,
			recipientAlias,
			params: invitation.params,
			status: 'created',
			expiresAt: invitation.expiresAt,
			createdAt: invitation.createdAt,
			created: true,
		},
	]);
});

it('puts out no code with which somebody could accept it', async () => {
	const { code } = await made('other@org.com');
	const results = [
		await run('invitation: create', invite),
		await run('invitation: create', { ...invite, ifExists: 'useExisting' }),
		await run('invitation: getAll', { accountId: account, simplify: false }),
		await run('invitation: cancel', { invitationId: byId(stored()[0]!.id) }),
	];
	const codes = [code, ...stored().map((one) => one.code)];
	for (const { json, run: kept } of results) {
		expect(json.length).toBeGreaterThan(0);
		for (const one of codes) expect(JSON.stringify(kept)).not.toContain(one);
	}
});

describe('An invitation that is there', () => {
	it('is not sent again, and is told or used', async () => {
		await made('User@Org.com');
		const { error } = await run('invitation: create', invite);
		expect(error?.message).toBe(
			`Invitation of ${recipientAlias} to account ${accountId} is there already`,
		);
		const { json } = await run('invitation: create', { ...invite, ifExists: 'useExisting' });
		expect(json).toEqual([{ ...invitation, recipientAlias: 'User@Org.com', created: false }]);
		expect(stored()).toHaveLength(1);
	});

	it('but was taken back is in nobody’s way', async () => {
		const { id } = await made();
		await ask('POST', `/api/invitations/${id}/revoke`);
		const { json } = await run('invitation: create', { ...invite, ifExists: 'useExisting' });
		expect(json).toMatchObject([{ status: 'created', created: true }]);
		expect(stored()).toHaveLength(2);
	});

	it('but has expired is in nobody’s way', async () => {
		const { id } = await made();
		stored().find((one) => one.id === id)!.expiresAt = '2021-08-26T00:02:49.488Z';
		const { json } = await run('invitation: create', invite);
		expect(json).toMatchObject([{ created: true }]);
	});

	it('because its answer got lost is this one', async () => {
		sandbox.faults.next(['status500After'], { methods: ['POST'] });
		const { json } = await run('invitation: create', invite);
		expect(json).toEqual([{ ...invitation, created: true }]);
		expect(stored()).toHaveLength(1);
		expect(requests().map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
	});
});

describe('An invitation that is taken back', () => {
	const cancel = async (id: string) => await run('invitation: cancel', { invitationId: byId(id) });

	it('can no longer be accepted', async () => {
		const { id } = await made();
		const { json } = await cancel(id);
		expect(json).toEqual([{ ...invitation, invitationId: id, id, status: 'revoked' }]);
		expect(requests().at(-1)).toEqual({
			method: 'POST',
			path: `/api/invitations/${id}/revoke`,
			query: {},
			headers,
			body: '',
		});
	});

	it('is taken back although the first answer got lost', async () => {
		const { id } = await made();
		sandbox.faults.next(['resetAfter']);
		expect((await cancel(id)).json).toEqual([{ invitationId: id, success: true }]);
		expect(stored()[0]!.status).toBe('revoked');
	});

	it('after it was accepted is a member to remove', async () => {
		const { id, code } = await made();
		await ask('POST', `/api/invitations/${id}/accept`, { code, accountId });
		const { error } = await cancel(id);
		expect(error).toMatchObject({
			message: 'Centrapay refused: INVITATION_ACCEPTED',
			description: 'The person is a member by now: remove the member instead.',
		});
	});
});

it('offers the invitations of an account to choose from', async () => {
	const { id } = await made();
	const shown = screen('invitation: cancel', { accountId: account });
	expect((await searchList(shown, 'searchInvitations')).results).toEqual([
		{ name: 'user@org.com (created)', value: id },
	]);
});
