import type { IDataObject } from 'n8n-workflow';

import { YayApi } from '../../../credentials/YayApi.credentials';
import { withoutPasswords } from '../../../nodes/Yay/answers';
import { YayTrigger } from '../../../nodes/Yay/YayTrigger.node';
import { publishing } from '../events';
import { sandbox } from '../setup';
import { by, demo, ok, run, runAgainst, storeId, storeParameters, useYay } from './setup';

useYay();

const secret = 'a-password-of-somebody';

/** Under each name that is known, or might be, and at each depth. */
const record = {
	uuid: storeId,
	name: 'a',
	password: secret,
	user_password: secret,
	userPassword: secret,
	SIP_PASSWORD: secret,
	users: [{ name: 'admin', password: secret, devices: [{ web_password: secret }] }],
	password_changed_on: '2023-06-07',
};
const left = {
	uuid: storeId,
	name: 'a',
	users: [{ name: 'admin', devices: [{}] }],
	password_changed_on: '2023-06-07',
};

it('whatever ends in password is left out, and nothing else', () => {
	expect(withoutPasswords([record])).toEqual([left]);
});

describe('No password is put out', () => {
	it.each<[string, IDataObject]>([
		['customer: getAll', {}],
		['store: getAll', {}],
		['sipUser: getAll', { simplify: false }],
		['customer: create', { name: 'a', contactName: 'A' }],
	])('by %s', async (operation, parameters) => {
		const { json: out, run: stored } = await runAgainst(
			({ method }, response) =>
				operation.endsWith('create') && method === 'GET'
					? ok(response, [])
					: ok(response, method === 'GET' ? [record] : record),
			operation,
			parameters,
		);
		expect(out).toMatchObject([left]);
		expect(JSON.stringify(stored)).not.toContain(secret);
	});

	it.each(['newCustomer', 'newSipUser'])('by the trigger for %s', async (event) => {
		const trigger = publishing(
			() => new YayTrigger(),
			new YayApi(),
			() => sandbox.credentials.yayApi,
		)(event, { simplify: false });
		sandbox.configure({ yay: { asToday: true } });
		await run('customer: create', storeParameters);
		const shown = await trigger.test();
		expect(shown).toHaveLength(1);
		expect(JSON.stringify([shown, trigger.database])).not.toMatch(/password/i);
	});

	it('of a SIP user as it is listed now', async () => {
		sandbox.configure({ yay: { asToday: true } });
		const { json: out } = await run('sipUser: getAll', {
			simplify: false,
			returnAll: true,
			onBehalfOf: by('name', demo().name),
		});
		expect(out).toHaveLength(3);
		for (const user of out) {
			expect(Object.keys(user).filter((name) => /password/i.test(name))).toEqual([]);
			expect(user).toMatchObject({ display_name: expect.any(String) as string });
		}
	});
});
