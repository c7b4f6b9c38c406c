import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxDefinition, VendorSandbox } from './definition';
import type { VendorCounts } from './counts';
import { formatDecimal, parseDecimal, type Thousandths } from './decimal';
import { countryCode, email, exactly, text } from './input';
import { isSecret } from './secrets';
import type { Answer, Environment, Problem } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';
import { asListedToday, sipUser } from './yaySipUser';

const reseller = 'demo_reseller';
const apiUser = 'demo_api_user';

const stores = [
	{ uuid: '3951ec81-cca4-4c4a-8efb-4bce76e04032', name: 'Demo Store' },
	{ uuid: 'a0e2b7c4-58d1-4f3e-9b6a-2c7d90e1f835', name: 'Second Store' },
];

/** Names are unique on the whole platform, so some are taken by customers of other resellers. */
const namesOfOtherResellers = ['acme', 'test', 'taken_on_the_platform'];

const minimumTransfer: Thousandths = 10n;

const newUser = exactly({
	contact_first_name: text,
	contact_last_name: text,
	name: text,
	password: text,
	role_id: z.literal('3'),
	email,
});

const newAddress = exactly({
	street_one: text,
	street_two: z.string().optional(),
	street_three: z.string().optional(),
	city: text,
	state: z.string().optional(),
	zip: text,
	country_code: countryCode,
});

const newCustomer = exactly({
	name: text,
	contact_name: text,
	users: z.array(newUser).optional(),
	addresses: z.array(newAddress).optional(),
	phone: z.string().optional(),
	allow_outbound: z.boolean().optional(),
	store_front: z
		.string()
		.refine((uuid) => stores.some((store) => store.uuid === uuid), 'is not one of your stores')
		.optional(),
}).superRefine((customer, context) => {
	if (customer.store_front === undefined) return;
	for (const list of ['users', 'addresses'] as const) {
		if (!customer[list]?.length) {
			context.addIssue({
				code: 'custom',
				path: [list],
				message: 'must hold at least one, as the customer is for a store',
			});
		}
	}
});

const creditAllocation = exactly({
	balance: z.string().refine((value) => parseDecimal(value) !== undefined, {
		message: 'must be a decimal string such as "10.000"',
	}),
});

/** What a customer has who was given nothing but a name. */
const defaultFields = () => ({
	contact_name: '',
	phone: '',
	allow_outbound: true,
	store_front: null as string | null,
	addresses: [] as object[],
	users: [] as object[],
	ip_addresses: [] as object[],
});

interface YayCustomer {
	/** As the list gives it. */
	listed: ReturnType<typeof defaultFields> & {
		uuid: string;
		name: string;
		created_on: string;
		updated_on: string;
	};
	credit: Thousandths;
	transfers: number;
	sipUsers: object[];
	seeded: boolean;
}

type Server = 'yay';

const secrets = { yayPassword: 'yay-demo-pw-Hs6Jf1Xo3GvR9zAq' };

interface Settings {
	/** Prepaid balance at the start and after a reset, in the document's notation. */
	balance: string;
	/** `false` refuses every call, as Yay.com does from an IP address that is not whitelisted. */
	ipWhitelisted: boolean;
	/** Whether allocating credit returns the customer's other fields to their defaults (yay.md#traps). */
	creditResetsCustomer: boolean;
	/** Whether the PUT of credit is answered as always and moves nothing (yay.md#traps). */
	creditIgnored: boolean;
	/** Whether the own balance is shown on whosever behalf it is asked for (yay.md#traps). */
	balanceAlwaysOwn: boolean;
	/** How a balance is written: as text of three decimals, or as a number (yay.md#limits). */
	balancesAs: 'text' | 'number';
	/**
	 * `true` answers as the reference shows it now: 201 for what was created, refusals without a reason, balances and
	 * roles as numbers, and passwords under their names of now (yay.md#generations).
	 */
	asToday: boolean;
}

/**
 * Yay.com after yay.md: sub-resellers, stores, SIP users and calling credit. The envelope, the shape
 * of listed things and `GET /account/balance` are as Yay.com documents them now, but
 * that a refusal gives its reason here, and a balance is text (yay.md#envelope-and-errors), unless all is to be as
 * it is documented now. What is doubtful about allocating credit can be switched on.
 */
class YaySandbox implements VendorSandbox<Server> {
	readonly app: FastifyInstance;
	private readonly customers = new Map<string, YayCustomer>();
	private readonly customersByUuid = new Map<string, YayCustomer>();
	private balance: Thousandths = 0n;
	private sipUsers: object[] = [];

	constructor(private readonly environment: Environment<Settings>) {
		this.app = createVendorServer(environment, {
			server: 'yay',
			vendor: 'yay',
			explain: ({ status, message }: Problem) => this.refusal(status, message),
			authenticate: (request) => this.authenticate(request),
			contentType: 'optional',
		});
		this.reset();

		endpoint(this.app, { method: 'GET', path: '/account/reseller' }, () =>
			success(
				this.environment.lag
					.listed(this.customers.values())
					.map(({ listed }) => this.customerAsListed(listed)),
			),
		);
		endpoint(
			this.app,
			{ method: 'POST', path: '/account/reseller', body: newCustomer },
			({ body }) => {
				if (this.customers.has(body.name) || namesOfOtherResellers.includes(body.name)) {
					return this.refusal(400, `The name ${body.name} is already in use on the platform`);
				}
				const { listed } = this.environment.lag.made(this.add(body, false));
				const { asToday } = this.environment.settings;
				return success(this.customerAsListed(listed), asToday ? 201 : 200);
			},
		);
		endpoint(
			this.app,
			{ method: 'PUT', path: '/account/reseller/:uuid', body: creditAllocation },
			({ params, body }) => this.transfer(params.uuid, body.balance),
		);
		endpoint(this.app, { method: 'GET', path: '/account/store' }, () =>
			success(stores.map((store) => ({ ...store, created_on: '2023-06-07' }))),
		);
		endpoint(this.app, { method: 'GET', path: '/voip/user' }, ({ headers }) =>
			success(
				(this.actingFor(headers['x-auth-for'])?.sipUsers ?? this.sipUsers).map((user) =>
					this.environment.settings.asToday ? asListedToday(user) : user,
				),
			),
		);
		endpoint(this.app, { method: 'GET', path: '/account/balance' }, ({ headers }) => {
			const { balanceAlwaysOwn, balancesAs, asToday } = this.environment.settings;
			const customer = balanceAlwaysOwn ? undefined : this.actingFor(headers['x-auth-for']);
			const balance = formatDecimal(customer?.credit ?? this.balance);
			const isNumber = asToday || balancesAs === 'number';
			return success({ balance: isNumber ? Number(balance) : balance });
		});
	}

	get servers() {
		return { yay: this.app };
	}

	/** Credential fields as n8n's `yayApi` stores them. */
	credentials(urls: Record<Server, string>) {
		return {
			yayApi: { reseller, user: apiUser, password: secrets.yayPassword, baseUrl: urls.yay },
		};
	}

	state() {
		return {
			balance: formatDecimal(this.balance),
			stores,
			customers: [...this.customers.values()].map(
				({ listed, credit, transfers, sipUsers, seeded }) => ({
					...listed,
					credit: formatDecimal(credit),
					transfers,
					sipUsers: sipUsers.length,
					seeded,
				}),
			),
		};
	}

	/** Customer names are documented as unique; a transfer done twice shows in the totals. */
	counts(): VendorCounts & {
		transfers: number;
		transferred: string;
		creditByCustomer: Record<string, { transfers: number; total: string }>;
	} {
		const customers = [...this.customers.values()];
		const credited = customers.filter(({ transfers }) => transfers > 0);
		return {
			created: { customers: customers.filter(({ seeded }) => !seeded).length },
			duplicates: {},
			transfers: credited.reduce((sum, { transfers }) => sum + transfers, 0),
			transferred: formatDecimal(credited.reduce((sum, { credit }) => sum + credit, 0n)),
			creditByCustomer: Object.fromEntries(
				credited.map(({ listed, transfers, credit }) => [
					listed.name,
					{ transfers, total: formatDecimal(credit) },
				]),
			),
		};
	}

	reset(): void {
		const balance = parseDecimal(this.environment.settings.balance);
		if (balance === undefined) throw new RangeError('The balance must be a decimal string');
		this.balance = balance;
		this.customers.clear();
		this.customersByUuid.clear();
		this.sipUsers = this.makeSipUsers(2);
		for (const name of ['demo_customer_1', 'demo_customer_2']) {
			this.add({ name, contact_name: 'Demo Customer' }, true).sipUsers.push(
				...this.makeSipUsers(3),
			);
		}
	}

	private add(customer: z.output<typeof newCustomer>, seeded: boolean): YayCustomer {
		const dates = { created_on: this.today(), updated_on: this.today() };
		const withIdentity = (thing: object) => ({
			uuid: this.environment.identifiers.uuid(),
			...thing,
			...dates,
		});
		const added: YayCustomer = {
			listed: {
				uuid: this.environment.identifiers.uuid(),
				name: customer.name,
				...defaultFields(),
				contact_name: customer.contact_name,
				phone: customer.phone ?? '',
				allow_outbound: customer.allow_outbound ?? true,
				store_front: customer.store_front ?? null,
				addresses: (customer.addresses ?? []).map(withIdentity),
				users: (customer.users ?? []).map(withIdentity),
				...dates,
			},
			credit: 0n,
			transfers: 0,
			sipUsers: [],
			seeded,
		};
		this.customers.set(customer.name, added);
		this.customersByUuid.set(added.listed.uuid, added);
		return added;
	}

	private transfer(uuid: string | undefined, amount: string): Answer {
		const customer = this.customersByUuid.get(uuid ?? '');
		if (!customer) return this.refusal(404, 'There is no such sub reseller');
		const credit = parseDecimal(amount) ?? 0n;
		if (credit < minimumTransfer) return this.refusal(400, 'balance must be at least 0.01');
		if (credit > this.balance) {
			return this.refusal(400, 'balance is more than your current balance');
		}
		const { creditIgnored, creditResetsCustomer } = this.environment.settings;
		if (!creditIgnored) {
			this.balance -= credit;
			customer.credit += credit;
			customer.transfers += 1;
		}
		if (creditResetsCustomer) Object.assign(customer.listed, defaultFields());
		customer.listed.updated_on = this.today();
		return success(this.customerAsListed(customer.listed));
	}

	/** A user's role is a number in what is listed now (yay.md#generations). */
	private customerAsListed(listed: YayCustomer['listed']): object {
		if (!this.environment.settings.asToday) return listed;
		const users = (listed.users as Array<{ role_id: string }>).map((user) => ({
			...user,
			role_id: Number(user.role_id),
		}));
		return { ...listed, users };
	}

	private refusal(status: number, reason: string): Answer {
		const { asToday } = this.environment.settings;
		return {
			status,
			body: {
				result: asToday ? {} : null,
				status_code: status,
				status_message: asToday ? (STATUS_CODES[status] ?? '') : reason,
			},
		};
	}

	private makeSipUsers(count: number): object[] {
		return Array.from({ length: count }, (_, index) =>
			sipUser(this.environment.identifiers, 1001 + index, this.today()),
		);
	}

	private actingFor(name: string | string[] | undefined): YayCustomer | undefined {
		return typeof name === 'string' ? this.customers.get(name) : undefined;
	}

	private authenticate({ headers, path, ip }: IncomingRequest): void {
		if (!this.environment.settings.ipWhitelisted) {
			throw new Refusal(this.refusal(403, `The IP address ${ip} is not whitelisted`));
		}
		const fits =
			headers['x-auth-reseller'] === reseller &&
			headers['x-auth-user'] === apiUser &&
			isSecret(headers['x-auth-password'], secrets.yayPassword);
		if (!fits) throw new Refusal(this.refusal(401, 'Authentication failed'));
		const actingFor = headers['x-auth-for'];
		if (actingFor === undefined) return;
		if (/^\/account\/(reseller|store)(\/|$)/.test(path)) {
			throw new Refusal(this.refusal(400, 'X-Auth-For must not be provided with this command'));
		}
		if (!this.actingFor(actingFor)) {
			throw new Refusal(this.refusal(403, 'X-Auth-For does not name one of your sub resellers'));
		}
	}

	private today(): string {
		return new Date(this.environment.now()).toISOString().slice(0, 10);
	}
}

function success(result: unknown, status: 200 | 201 = 200): Answer {
	const said = { status_code: status, status_message: STATUS_CODES[status] };
	return { status, body: { result, ...said } };
}

/** Yay.com's stand-in. */
export const yaySandbox = {
	servers: ['yay'],
	secrets,
	settings: {
		balance: '1000000.000',
		ipWhitelisted: true,
		creditResetsCustomer: false,
		creditIgnored: false,
		balanceAlwaysOwn: false,
		balancesAs: 'text',
		asToday: false,
	} as Settings,
	settingsUpdate: exactly({
		balance: z.string().optional(),
		ipWhitelisted: z.boolean().optional(),
		creditResetsCustomer: z.boolean().optional(),
		creditIgnored: z.boolean().optional(),
		balanceAlwaysOwn: z.boolean().optional(),
		balancesAs: z.enum(['text', 'number']).optional(),
		asToday: z.boolean().optional(),
	}),
	start: (environment: Environment<Settings>) => new YaySandbox(environment),
} satisfies SandboxDefinition<Server, Settings, YaySandbox>;
