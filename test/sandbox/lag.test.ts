import { startSandbox, type Sandbox } from '../../sandbox';
import { send } from './http';

const listLagMs = 1_500;
let now = Date.parse('2026-01-01T00:00:00.000Z');
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now, listLagMs, centrapay: { requestsPerMinute: 0 } });
});
afterAll(() => sandbox.close());

interface Listing {
	/** The list's address. */
	url: string;
	/** The address that makes one more. */
	createAt?: string;
	headers?: Record<string, string>;
	create: object;
	/** Reads the names out of the list's answer. */
	names: (answer: never) => string[];
	expected: string;
	seeded: string[];
}

const listings: Record<string, () => Listing> = {
	"Yay.com's customers": () => {
		const { reseller, user, password, baseUrl } = sandbox.credentials.yayApi;
		return {
			url: `${baseUrl}/account/reseller`,
			headers: {
				'X-Auth-Reseller': reseller,
				'X-Auth-User': user,
				'X-Auth-Password': password,
			},
			create: { name: 'new_customer', contact_name: 'Contact' },
			names: ({ result }: { result: Array<{ name: string }> }) => result.map(({ name }) => name),
			expected: 'new_customer',
			seeded: ['demo_customer_1', 'demo_customer_2'],
		};
	},
	"Omnize's agents": () => {
		const { token, baseUrl } = sandbox.credentials.omnizeApi;
		return {
			url: `${baseUrl}/api/v1/agents?token=${token}&account_id=1`,
			createAt: `${baseUrl}/api/v1/agents`,
			create: {
				token,
				agent: { email: 'new@example.org', name: 'New', password: 'secret', account_id: 1 },
			},
			names: ({ data }: { data: Array<{ email: string }> }) => data.map(({ email }) => email),
			expected: 'new@example.org',
			seeded: ['user@example.org', 'second@example.org'],
		};
	},
	"Omnize's departments": () => {
		const { token, baseUrl } = sandbox.credentials.omnizeApi;
		return {
			url: `${baseUrl}/api/v1/departments?token=${token}&account_id=1`,
			createAt: `${baseUrl}/api/v1/departments`,
			create: { token, department: { name: 'New', account_id: 1 } },
			names: ({ data }: { data: Array<{ name: string }> }) => data.map(({ name }) => name),
			expected: 'New',
			seeded: [],
		};
	},
	"Centrapay's API keys": () => {
		const { apiKey, baseUrl } = sandbox.credentials.centrapayApi;
		return {
			url: `${baseUrl}/api/accounts/Jaim1Cu1Q55uooxSens6yk/api-keys`,
			headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
			create: { name: 'NewKey', role: 'merchant-terminal' },
			names: (keys: Array<{ name: string }>) => keys.map(({ name }) => name),
			expected: 'NewKey',
			seeded: ['MyOtherAPIkey'],
		};
	},
};

describe('A list that lags', () => {
	it.each(Object.entries(listings))(
		'shows of %s what was made a moment ago only later',
		async (_of, listing) => {
			const { url, createAt, headers, create, names, expected, seeded } = listing();
			const listed = async () => names((await send(url, { headers })).json() as never);
			const made = await send(createAt ?? url, { method: 'POST', headers, body: create });
			expect(made.status).toBe(200);
			now += listLagMs - 1;
			expect(await listed()).toEqual(seeded);
			now += 1;
			expect(await listed()).toEqual([...seeded, expected]);
		},
	);
});
