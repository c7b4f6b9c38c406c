import { run, useOmnize } from './setup';

useOmnize();

it('is accepted whatever accounts there are', async () => {
	await run('account: delete', { accountId: '1' });
	const { json } = await run('credential: test', {});
	expect(json).toEqual([{ success: true }]);
});
