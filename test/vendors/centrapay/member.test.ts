import { sandbox } from '../setup';
import {
	account,
	accountId,
	byId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	sendsAndGives,
	useCentrapay,
	wrongAccount,
} from './setup';

useCentrapay();

const bob = 'b657195e-dc2f-11ea-8566-e7710d592c99';
const carol = '9f4b3bae-dc30-11ea-ab70-2743d9be3dd5';
const remove = { accountId: account, userId: byId(bob) };
const members = () =>
	sandbox.state.centrapay.members
		.filter((member) => member.accountId === accountId)
		.map(({ userId }) => userId);

sendsAndGives([
	[
		'member: remove',
		remove,
		{
			method: 'DELETE',
			path: `/api/accounts/${accountId}/members/${bob}`,
			headers,
			body: '',
		},
		[{ deleted: true }],
	],
]);

saysWhatItRefuses([
	['member: remove', { ...remove, userId: byId('nobody') }, wrongAccount],
	['member: remove', { ...remove, accountId: byId('nothing') }, wrongAccount],
]);

refusesToSend([
	['member: remove', { ...remove, userId: byId('={{ "" }}') }, 'User ID is required'],
]);

it('says of the last member what to do', async () => {
	await run('member: remove', remove);
	const { error } = await run('member: remove', { ...remove, userId: byId(carol) });
	expect(error).toMatchObject({
		message: 'Centrapay refused: LAST_OWNER_NOT_REVOKABLE',
		description: 'An account needs at least one owner: add another one first.',
	});
	expect(members()).toEqual([carol]);
});

describe('An attempt to remove somebody that got no clear answer', () => {
	it('and was carried out is known by the list of the members', async () => {
		sandbox.faults.next(['resetAfter']);
		const { json, error } = await run('member: remove', remove);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true }]);
		expect(requests().map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'GET']);
	});

	it('and was not carried out is made again', async () => {
		sandbox.faults.next(['resetBefore']);
		expect((await run('member: remove', remove)).json).toEqual([{ deleted: true }]);
		expect(members()).toEqual([carol]);
	});

	it('is unknown where the list can not be read', async () => {
		sandbox.faults.next(['resetAfter'], { methods: ['DELETE'] });
		sandbox.faults.set({ vendor: 'centrapay', methods: ['GET'], rates: { status500Before: 1 } });
		const { error } = await run('member: remove', remove);
		expect(error?.message).toMatch(/^Outcome unknown/);
		sandbox.faults.clear();
	});
});
