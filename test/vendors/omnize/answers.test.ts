import { channels, oneRecord, recordIfAny, records } from '../../../nodes/Omnize/answers';

describe('records', () => {
	it('lose their secrets', () => {
		const agent = { id: 1, name: 'A', password: 'x', token: 'y' };
		expect(records.parse([agent])).toEqual([{ id: 1, name: 'A' }]);
		expect(oneRecord.parse(agent)).toEqual({ id: 1, name: 'A' });
		expect(oneRecord.parse([agent])).toEqual({ id: 1, name: 'A' });
		expect(recordIfAny.parse(agent)).toEqual({ id: 1, name: 'A' });
		expect(channels.parse(['chat', { name: 'chat', token: 'y' }])).toEqual([
			'chat',
			{ name: 'chat' },
		]);
	});

	it('lose those that are deeper in them', () => {
		const user = { token: 't', name: 'Ada', old: [{ password: 'q' }] };
		expect(records.parse([{ id: 1, user }])).toEqual([{ id: 1, user: { name: 'Ada', old: [{}] } }]);
	});

	it.each([undefined, null, [], {}, 'ok', [{ id: 1 }, { id: 2 }]])(
		'are not %j where one is created, and may be where one is updated',
		(data) => {
			expect(oneRecord.safeParse(data).success).toBe(false);
			expect(recordIfAny.parse(data)).toBeUndefined();
		},
	);
});
