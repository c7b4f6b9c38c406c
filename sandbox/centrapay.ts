import type { SandboxDefinition, VendorSandbox } from './definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { countDuplicates, type VendorCounts } from './counts';
import { exactly, text } from './input';
import { RateLimiter } from './rateLimiter';
import { isSecret } from './secrets';
import type { Answer, Environment, Problem } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';

/** The caller in every example of the document: `crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey`. */
const caller = { accountId: 'WIj211vFs9cNACwBb04vQw', keyName: 'MyApiKey' };
const callerCrn = `crn:${caller.accountId}:api-key:${caller.keyName}`;

/** The account and the users of the document's examples. */
const demoAccountId = 'Jaim1Cu1Q55uooxSens6yk';
const users = [
	'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
	'b657195e-dc2f-11ea-8566-e7710d592c99',
	'9f4b3bae-dc30-11ea-ab70-2743d9be3dd5',
];

const user = z.string().min(1);
const keyName = z.string().regex(/^[A-Za-z0-9]+$/, 'must be alphanumeric');

const newAccount = exactly({
	name: text,
	type: z.enum(['org', 'individual']),
	owner: user.optional(),
	region: z.enum(['NZ', 'AU', 'US']).optional(),
	test: z.boolean().optional(),
}).superRefine((account, context) => {
	if (account.type === 'individual' && account.region !== undefined) {
		context.addIssue({ code: 'custom', path: ['region'], message: 'is not allowed' });
	}
});

const newKey = exactly({ name: keyName, role: z.enum(['account-owner', 'merchant-terminal']) });
const newMember = exactly({ userId: user, role: z.literal('account-owner') });
const page = exactly({ pageKey: z.string().regex(/^\d+$/, 'is not a page key').optional() });

interface Stamped {
	createdBy: string;
	createdAt: string;
	modifiedAt: string;
	modifiedBy: string;
	version: string;
}

interface CentrapayAccount extends Stamped {
	id: string;
	name: string;
	type: 'org' | 'individual';
	region?: string;
	test?: boolean;
}

interface CentrapayKey {
	accountId: string;
	name: string;
	createdAt: string;
	enabled: boolean;
	role: string;
}

interface CentrapayMember extends Stamped {
	accountId: string;
	userId: string;
	role: string;
}

interface StoredAccount {
	object: CentrapayAccount;
	keys: Map<string, CentrapayKey>;
	members: Map<string, CentrapayMember>;
	seeded: boolean;
}

type Server = 'centrapay';

const secrets = { centrapayApiKey: 'centrapaydemo9mXe5Uq1Fg7Dh3Sa0BiYtCvNoLrEwZk' };

interface Settings {
	/** Documented as 200 a minute and account; 0 switches the limit off. */
	requestsPerMinute: number;
	/** Above 0, lists come as `{ items, nextPageKey }`, as Centrapay announces; 0 gives bare arrays. */
	pageSize: number;
}

/**
 * Centrapay after centrapay.md, with the rate limit, errors, roles, `region`, `test` and
 * `GET /api/account-memberships` that it says now. `region` stays optional, as the document's own
 * request for an organization has none (centrapay.md#traps).
 */
class CentrapaySandbox implements VendorSandbox<Server> {
	readonly app: FastifyInstance;
	private readonly accounts = new Map<string, StoredAccount>();
	private readonly limiter: RateLimiter;
	private created = { accounts: 0, apiKeys: 0, members: 0 };
	private rateLimited = 0;

	constructor(private readonly environment: Environment<Settings>) {
		this.limiter = new RateLimiter(environment.now);
		this.app = createVendorServer(environment, {
			server: 'centrapay',
			vendor: 'centrapay',
			explain,
			authenticate: (request) => this.authenticate(request),
			contentType: 'withBody',
		});
		this.reset();
		this.addAccountEndpoints();
		this.addKeyEndpoints();
		this.addMemberEndpoints();
	}

	get servers() {
		return { centrapay: this.app };
	}

	/** Credential fields as n8n's `centrapayApi` stores them. */
	credentials(urls: Record<Server, string>) {
		return { centrapayApi: { apiKey: secrets.centrapayApiKey, baseUrl: urls.centrapay } };
	}

	state() {
		const accounts = [...this.accounts.values()];
		return {
			users,
			accounts: accounts.map(({ object, seeded }) => ({ ...object, seeded })),
			apiKeys: accounts.flatMap(({ keys }) => [...keys.values()]),
			members: accounts.flatMap(({ members }) => [...members.values()]),
		};
	}

	/** The document states no uniqueness of account names. */
	counts(): VendorCounts & { rateLimited: number } {
		const accounts = [...this.accounts.values()].map(({ object }) => object);
		return {
			created: { ...this.created },
			duplicates: { accounts: countDuplicates(accounts, ({ name }) => name) },
			rateLimited: this.rateLimited,
		};
	}

	reset(): void {
		this.accounts.clear();
		this.limiter.clear();
		this.created = { accounts: 0, apiKeys: 0, members: 0 };
		this.rateLimited = 0;
		this.store(caller.accountId, { name: 'Demo Partner', type: 'org', region: 'NZ' }, true);
		const demo = this.store(demoAccountId, { name: 'Harbour Cafe', type: 'org' }, true);
		for (const userId of users.slice(1)) this.addMember(demo, userId, 'account-owner');
		demo.keys.set('MyOtherAPIkey', {
			accountId: demoAccountId,
			name: 'MyOtherAPIkey',
			createdAt: this.timestamp(),
			enabled: false,
			role: 'merchant-terminal',
		});
	}

	private addAccountEndpoints(): void {
		const path = '/api/accounts';
		endpoint(this.app, { method: 'POST', path, body: newAccount }, ({ body }) => {
			const { owner, ...given } = body;
			if (owner !== undefined) requireUser(owner);
			const account = this.store(this.environment.identifiers.base62(22), given, false);
			this.environment.lag.made(account);
			if (owner !== undefined) this.addMember(account, owner, 'account-owner');
			this.created.accounts += 1;
			return { status: 200, body: account.object };
		});
		endpoint(this.app, { method: 'GET', path: `${path}/:accountId` }, ({ params }) => ({
			status: 200,
			body: this.account(params.accountId).object,
		}));
		endpoint(
			this.app,
			{ method: 'PUT', path: `${path}/:accountId`, body: exactly({ name: text }) },
			({ params, body }) => {
				const { object } = this.account(params.accountId);
				Object.assign(object, body, this.modification(object));
				return { status: 200, body: object };
			},
		);
		endpoint(
			this.app,
			{ method: 'GET', path: '/api/account-memberships', query: page },
			({ query }) => {
				const memberships = this.environment.lag
					.listed(this.accounts.values())
					.map(({ object }) => ({
						accountName: object.name,
						accountId: object.id,
						accountType: object.type,
						role: 'account-owner',
					}));
				return this.list(memberships, query.pageKey);
			},
		);
	}

	private addKeyEndpoints(): void {
		const path = '/api/accounts/:accountId/api-keys';
		endpoint(this.app, { method: 'POST', path, body: newKey }, ({ params, body }) => {
			const { object, keys } = this.account(params.accountId);
			if (keys.has(body.name)) return error(403, 'API_KEY_NAME_ALREADY_EXISTS');
			const key = {
				accountId: object.id,
				name: body.name,
				createdAt: this.timestamp(),
				enabled: true,
				role: body.role,
			};
			keys.set(key.name, this.environment.lag.made(key));
			this.created.apiKeys += 1;
			const { accountId, ...rest } = key;
			const secret = this.environment.identifiers.base62(41);
			return { status: 200, body: { ...rest, accountId, secret } };
		});
		endpoint(this.app, { method: 'GET', path, query: page }, ({ params, query }) =>
			this.list(
				this.environment.lag.listed(this.account(params.accountId).keys.values()),
				query.pageKey,
			),
		);
		endpoint(
			this.app,
			{ method: 'PUT', path: `${path}/:name`, body: exactly({ enabled: z.boolean() }) },
			({ params, body }) => {
				const key = this.account(params.accountId).keys.get(params.name ?? '');
				if (!key) return forbidden();
				key.enabled = body.enabled;
				return { status: 200, body: key };
			},
		);
	}

	private addMemberEndpoints(): void {
		const path = '/api/accounts/:accountId/members';
		endpoint(this.app, { method: 'POST', path, body: newMember }, ({ params, body }) => {
			const account = this.account(params.accountId);
			requireUser(body.userId);
			const isNew = !account.members.has(body.userId);
			const member = this.addMember(account, body.userId, body.role);
			if (isNew) {
				this.environment.lag.made(member);
				this.created.members += 1;
			}
			return { status: 200, body: member };
		});
		endpoint(this.app, { method: 'GET', path, query: page }, ({ params, query }) => {
			const members = this.environment.lag.listed(this.account(params.accountId).members.values());
			return this.list(
				members.map(({ accountId, userId, createdAt, role }) => ({
					accountId,
					userId,
					createdAt,
					role,
				})),
				query.pageKey,
			);
		});
	}

	private store(
		id: string,
		given: Pick<CentrapayAccount, 'name' | 'type' | 'region' | 'test'>,
		seeded: boolean,
	): StoredAccount {
		const account: StoredAccount = {
			object: { id, ...given, ...this.creation() },
			keys: new Map(),
			members: new Map(),
			seeded,
		};
		this.accounts.set(id, account);
		return account;
	}

	/** Adding a member again updates the membership (centrapay.md#uniqueness). */
	private addMember({ object, members }: StoredAccount, userId: string, role: string) {
		const existing = members.get(userId);
		const member: CentrapayMember = existing
			? { ...existing, role, ...this.modification(existing) }
			: { accountId: object.id, userId, role, ...this.creation() };
		members.set(userId, member);
		return member;
	}

	private creation(): Stamped {
		const now = this.timestamp();
		return {
			createdBy: callerCrn,
			createdAt: now,
			modifiedAt: now,
			modifiedBy: callerCrn,
			version: '1',
		};
	}

	private modification({ version }: Stamped): Partial<Stamped> {
		return {
			modifiedAt: this.timestamp(),
			modifiedBy: callerCrn,
			version: String(Number(version) + 1),
		};
	}

	private list(items: object[], pageKey = '0'): Answer {
		const { pageSize } = this.environment.settings;
		if (pageSize <= 0) return { status: 200, body: items };
		const start = Number(pageKey);
		const end = start + pageSize;
		return {
			status: 200,
			body: {
				items: items.slice(start, end),
				...(end < items.length && { nextPageKey: String(end) }),
			},
		};
	}

	private account(id: string | undefined): StoredAccount {
		const account = this.accounts.get(id ?? '');
		if (!account) throw new Refusal(forbidden());
		return account;
	}

	private authenticate({ headers }: IncomingRequest): void {
		if (!isSecret(headers['x-api-key'], secrets.centrapayApiKey)) {
			throw new Refusal(error(401, 'Unauthorized'));
		}
		const { requestsPerMinute } = this.environment.settings;
		const waitSeconds = this.limiter.take(caller.accountId, requestsPerMinute);
		if (waitSeconds === 0) return;
		this.rateLimited += 1;
		throw new Refusal({
			...error(429, 'RATE_LIMIT_EXCEEDED'),
			headers: { 'retry-after': String(waitSeconds) },
		});
	}

	private timestamp(): string {
		return new Date(this.environment.now()).toISOString();
	}
}

const statusTexts: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

function error(statusCode: number, message: string): Answer {
	return { status: statusCode, body: { statusCode, error: statusTexts[statusCode], message } };
}

/** What is missing and what belongs to others look the same (centrapay.md#envelope-and-errors). */
function forbidden(): Answer {
	return error(403, 'Forbidden');
}

function requireUser(id: string): void {
	if (!users.includes(id)) throw new Refusal(forbidden());
}

function explain({ kind, status, message }: Problem): Answer {
	return error(status, kind === 'rateLimited' ? 'RATE_LIMIT_EXCEEDED' : message);
}

/** Centrapay's stand-in. */
export const centrapaySandbox = {
	servers: ['centrapay'],
	secrets,
	settings: { requestsPerMinute: 200, pageSize: 0 } as Settings,
	settingsUpdate: exactly({
		requestsPerMinute: z.number().int().nonnegative().optional(),
		pageSize: z.number().int().nonnegative().optional(),
	}),
	start: (environment: Environment<Settings>) => new CentrapaySandbox(environment),
} satisfies SandboxDefinition<Server, Settings, CentrapaySandbox>;
