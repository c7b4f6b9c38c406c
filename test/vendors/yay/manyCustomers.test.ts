import { YayApi } from '../../../credentials/YayApi.credentials';
import { YayTrigger } from '../../../nodes/Yay/YayTrigger.node';
import { json, startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';
import { publishing } from '../events';
import { sandbox } from '../setup';
import { run, useYay } from './setup';

useYay();

/** Customers with all that Yay.com lists of one (yay.md#customer), as a large reseller has them. */
const customers = Array.from({ length: 17_000 }, (_, number) => ({
	uuid: `3951ec81-cca4-4c4a-8efb-${String(number).padStart(12, '0')}`,
	name: `customer_${number}`,
	contact_name: `Contact person of customer ${number}`,
	phone: '+441483000000',
	allow_outbound: true,
	store_front: null,
	users: [
		{
			uuid: `7951ec81-cca4-4c4a-8efb-${String(number).padStart(12, '0')}`,
			name: `user_${number}`,
			email: `user${number}@example.com`,
			role_id: 3,
		},
	],
	ip_addresses: [{ ip_range: '192.0.2.0/24', created_on: '2023-06-07' }],
	addresses: [
		{
			uuid: `9951ec81-cca4-4c4a-8efb-${String(number).padStart(12, '0')}`,
			street_one: 'Westbury House',
			street_two: '23-25 Bridge Street',
			city: 'Guildford',
			state: 'Surrey',
			zip: 'GU1 4SB',
			country_code: 'GB',
			created_on: '2023-06-07',
			updated_on: '2023-06-07',
		},
	],
	created_on: '2023-06-07',
	updated_on: '2023-06-07',
}));
const envelope = { result: customers, status_code: 200, status_message: 'OK' };

let server: ScriptedServer;
beforeAll(async () => {
	expect(JSON.stringify(envelope).length).toBeGreaterThan(10_000_000);
	server = await startScriptedServer((_received, response) => json(response, 200, envelope));
});
afterAll(async () => await server.close());

const credential = () => ({ ...sandbox.credentials.yayApi, baseUrl: server.baseUrl });

describe('17,000 customers in one list', () => {
	it('are read', async () => {
		const { json: out } = await run(
			'customer: getAll',
			{ returnAll: true },
			{ credential: credential() },
		);
		expect(out).toHaveLength(customers.length);
		expect(out.at(-1)).toMatchObject({ name: 'customer_16999' });
	});

	it('are looked through for the one that is there', async () => {
		const { json: out } = await run(
			'customer: create',
			{ name: 'customer_16999', contactName: 'Somebody', ifExists: 'useExisting' },
			{ credential: credential() },
		);
		expect(out).toMatchObject([{ uuid: customers.at(-1)!.uuid }]);
	});

	it('are watched', async () => {
		const yay = publishing(() => new YayTrigger(), new YayApi(), credential);
		expect(await yay('newCustomer').start()).toBeNull();
	});
});
