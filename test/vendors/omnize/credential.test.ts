import { run, useOmnize } from './setup';

useOmnize();

it('is accepted too where the account that is asked about is not there', async () => {
	await run('account: delete', { accountId: '1' });
	const { json } = await run('credential: test', {});
	expect(json).toEqual([{ success: true }]);
});
