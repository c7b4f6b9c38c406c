import type { SandboxDefinition, VendorSandbox } from './definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CentrapayCalls, jwksPath } from './centrapayCalls';
import { CentrapayInvitations } from './centrapayInvitations';
import { CentrapayMerchants } from './centrapayMerchants';
import { CentrapayOnboarding } from './centrapayOnboarding';
import {
	caller,
	callerCrn,
	demoAccountId,
	error,
	explain,
	forbidden,
	people,
	type CentrapayAccount,
	type CentrapayMember,
	type Settings,
	type Shared,
	type Stamped,
	type StoredAccount,
} from './centrapayShared';
import { countDuplicates, type VendorCounts } from './counts';
import { exactly, text } from './input';
import { RateLimiter } from './rateLimiter';
import { isSecret } from './secrets';
import type { Answer, Environment } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';

/** Signs the calls, with keys that are made once: that takes a moment. */
export const centrapayCalls = new CentrapayCalls();

const user = z.string().min(1);
const keyName = z.string().regex(/^[A-Za-z0-9]+$/, 'must be alphanumeric');

const newAccount = exactly({
	name: text,
	type: z.enum(['org', 'individual']),
	owner: user.optional(),
	region: z.enum(['NZ', 'AU', 'US']).optional(),
	test: z.boolean().optional(),
}).superRefine((account, context) => {
	const wrong = (message: string) =>
		context.addIssue({ code: 'custom', path: ['region'], message });
	if (account.type === 'individual' && account.region !== undefined) wrong('is not allowed');
	// The text requires it, although the example next to it has none (centrapay.md#traps).
	if (account.type === 'org' && account.region === undefined) wrong('is required');
});

const newKey = exactly({ name: keyName, role: z.enum(['account-owner', 'merchant-terminal']) });
const newMember = exactly({ userId: user, role: z.literal('account-owner') });
/** The page of a list that is documented to come in pages; how long one is isn't said. */
const usualPage = 100;

const page = exactly({ pageKey: z.string().regex(/^\d+$/, 'is not a page key').optional() });

type Server = 'centrapay';

const secrets = { centrapayApiKey: 'centrapaydemo9mXe5Uq1Fg7Dh3Sa0BiYtCvNoLrEwZk' };

/**
 * Centrapay after centrapay.md, as it is now. Beside its API it publishes the keys of its calls, which Centrapay does
 * at another host.
 */
class CentrapaySandbox implements VendorSandbox<Server>, Shared {
	readonly app: FastifyInstance;
	private readonly accounts = new Map<string, StoredAccount>();
	private readonly limiter: RateLimiter;
	private readonly invitations: CentrapayInvitations;
	private readonly merchants: CentrapayMerchants;
	private readonly onboarding: CentrapayOnboarding;
	private created = { accounts: 0, apiKeys: 0, members: 0 };
	private rateLimited = 0;

	constructor(readonly environment: Environment<Settings>) {
		this.limiter = new RateLimiter(environment.now);
		this.app = createVendorServer(environment, {
			server: 'centrapay',
			vendor: 'centrapay',
			explain,
			authenticate: (request) => this.authenticate(request),
			contentType: 'withBody',
		});
		this.invitations = new CentrapayInvitations(this);
		this.merchants = new CentrapayMerchants(this);
		this.onboarding = new CentrapayOnboarding(this);
		this.reset();
		this.addAccountEndpoints();
		this.addKeyEndpoints();
		this.addMemberEndpoints();
		this.addMembershipEndpoints();
		endpoint(this.app, { method: 'GET', path: jwksPath }, () => ({
			status: 200,
			body: centrapayCalls.jwks(),
			headers: { 'cache-control': 'public, max-age=300' },
		}));
	}

	get servers() {
		return { centrapay: this.app };
	}

	/** Credential fields as n8n's `centrapayApi` stores them. */
	credentials(urls: Record<Server, string>) {
		const { centrapay } = urls;
		return {
			centrapayApi: {
				apiKey: secrets.centrapayApiKey,
				baseUrl: centrapay,
				authenticationUrl: centrapay,
			},
		};
	}

	state() {
		const accounts = [...this.accounts.values()];
		return {
			users: Object.keys(people),
			accounts: accounts.map(({ object, seeded }) => ({ ...object, seeded })),
			apiKeys: accounts.flatMap(({ keys }) => [...keys.values()]),
			members: accounts.flatMap(({ members }) => [...members.values()]),
			invitations: [...this.invitations.all.values()],
			merchants: [...this.merchants.merchants.values()],
			businesses: [...this.merchants.businesses.values()],
			onboardingRequests: [...this.onboarding.requests.values()].map(({ object }) => object),
		};
	}

	/** The document states no uniqueness of the names of accounts and merchants. */
	counts(): VendorCounts & { rateLimited: number } {
		const accounts = [...this.accounts.values()].map(({ object }) => object);
		const merchants = [...this.merchants.merchants.values()];
		return {
			created: {
				...this.created,
				invitations: this.invitations.all.size,
				merchants: merchants.length,
				onboardingRequests: this.onboarding.requests.size,
			},
			duplicates: {
				accounts: countDuplicates(accounts, ({ name }) => name),
				merchants: countDuplicates(merchants, ({ accountId, name }) => `${accountId} ${name}`),
			},
			rateLimited: this.rateLimited,
		};
	}

	reset(): void {
		this.accounts.clear();
		this.invitations.all.clear();
		this.merchants.reset();
		this.onboarding.requests.clear();
		this.limiter.clear();
		this.created = { accounts: 0, apiKeys: 0, members: 0 };
		this.rateLimited = 0;
		this.store(caller.accountId, { name: 'Demo Partner', type: 'org', region: 'NZ' }, true);
		const demo = this.store(
			demoAccountId,
			{ name: 'Harbour Cafe', type: 'org', region: 'NZ' },
			true,
		);
		for (const userId of Object.keys(people).slice(1)) {
			this.addMember(demo, userId, 'account-owner');
		}
		demo.keys.set('MyOtherAPIkey', {
			accountId: demoAccountId,
			name: 'MyOtherAPIkey',
			enabled: false,
			role: 'merchant-terminal',
			...this.creation(),
		});
	}

	private addAccountEndpoints(): void {
		const path = '/api/accounts';
		endpoint(this.app, { method: 'POST', path, body: newAccount }, ({ body }) => {
			const { owner, ...given } = body;
			if (owner !== undefined) {
				requireUser(owner);
				// Stated, but not with which code: a user can be in only one individual account.
				if (given.type === 'individual' && this.hasIndividual(owner)) return forbidden();
			}
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
	}

	/** Which accounts somebody is a member of (centrapay.md#lists-and-paging). */
	private addMembershipEndpoints(): void {
		const path = '/api/account-memberships';
		endpoint(this.app, { method: 'GET', path, query: page }, ({ query }) => {
			const all = this.environment.lag.listed(this.accounts.values());
			return this.list(
				all.map((account) => membership(account, 'account-owner')),
				query.pageKey,
			);
		});
		endpoint(
			this.app,
			{ method: 'GET', path: '/api/users/:userId/account-memberships', query: page },
			({ params, query }) => {
				const { userId = '' } = params;
				requireUser(userId);
				if (!this.environment.settings.readsMemberships) return forbidden();
				const own = this.environment.lag
					.listed(this.accounts.values())
					.filter(({ members }) => members.has(userId))
					.map((account) => membership(account, account.members.get(userId)!.role));
				return this.list(own, query.pageKey);
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
				enabled: true,
				role: body.role,
				...this.creation(),
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
				Object.assign(key, body, this.modification(key));
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
			// An individual account has exactly one member; what a second one is answered isn't documented.
			if (isNew && account.object.type === 'individual' && account.members.size > 0) {
				return forbidden();
			}
			const member = this.addMember(account, body.userId, body.role);
			if (isNew) {
				this.environment.lag.made(member);
				this.created.members += 1;
			}
			return { status: 200, body: { ...member, accountType: account.object.type } };
		});
		endpoint(this.app, { method: 'GET', path, query: page }, ({ params, query }) => {
			const account = this.account(params.accountId);
			const members = this.environment.lag.listed(account.members.values());
			return this.list(
				members.map((member) => listed(account, member)),
				query.pageKey,
			);
		});
		endpoint(this.app, { method: 'DELETE', path: `${path}/:userId` }, ({ params }) => {
			const { object, members } = this.account(params.accountId);
			const { userId = '' } = params;
			if (object.type !== 'org' || !members.has(userId)) return forbidden();
			if (members.size === 1) return error(403, 'LAST_OWNER_NOT_REVOKABLE');
			members.delete(userId);
			return { status: 200 };
		});
	}

	private store(
		id: string,
		given: Pick<CentrapayAccount, 'name' | 'type' | 'region' | 'test'>,
		seeded: boolean,
	): StoredAccount {
		const account: StoredAccount = {
			object: {
				id,
				...given,
				subscriptions: [],
				...(!seeded && { parentAccountId: caller.accountId }),
				...this.creation(),
			},
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

	private hasIndividual(userId: string): boolean {
		const accounts = [...this.accounts.values()];
		return accounts.some(
			({ object, members }) => object.type === 'individual' && members.has(userId),
		);
	}

	private list(items: object[], pageKey?: string): Answer {
		const comesWhole = this.environment.settings.pageSize <= 0;
		return comesWhole ? { status: 200, body: items } : this.pages(items, pageKey);
	}

	readonly pages = (items: object[], pageKey = '0'): Answer => {
		const { pageSize } = this.environment.settings;
		const start = Number(pageKey);
		const end = start + (pageSize > 0 ? pageSize : usualPage);
		return {
			status: 200,
			body: {
				items: items.slice(start, end),
				...(end < items.length && { nextPageKey: String(end) }),
			},
		};
	};

	readonly account = (id: string | undefined): StoredAccount => {
		const account = this.accounts.get(id ?? '');
		if (!account) throw new Refusal(forbidden());
		return account;
	};

	private authenticate({ path, headers }: IncomingRequest): void {
		if (path === jwksPath) {
			// Anybody may read it, and a key has no business at that host.
			if (headers['x-api-key'] !== undefined) throw new Refusal(error(400, 'Bad Request'));
			return;
		}
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

	timestamp(): string {
		return new Date(this.environment.now()).toISOString();
	}
}

function requireUser(id: string): void {
	if (!Object.hasOwn(people, id)) throw new Refusal(forbidden());
}

const membership = ({ object }: StoredAccount, role: string) => ({
	accountName: object.name,
	accountId: object.id,
	accountType: object.type,
	role,
});

/** A member as a list has it (centrapay.md#member). */
function listed({ object }: StoredAccount, { version: _, ...member }: CentrapayMember) {
	return {
		...member,
		accountType: object.type,
		accountName: object.name,
		subject: `crn::user:${member.userId}`,
		...people[member.userId],
		...(object.test && { testAccount: true }),
	};
}

/** Centrapay's stand-in. */
export const centrapaySandbox = {
	servers: ['centrapay'],
	secrets,
	settings: {
		requestsPerMinute: 200,
		pageSize: 0,
		readsMemberships: true,
		pendingReads: 1,
		onboardingEnds: 'completed',
	} as Settings,
	settingsUpdate: exactly({
		requestsPerMinute: z.number().int().nonnegative().optional(),
		pageSize: z.number().int().nonnegative().optional(),
		readsMemberships: z.boolean().optional(),
		pendingReads: z.number().int().nonnegative().optional(),
		onboardingEnds: z.string().min(1).optional(),
	}),
	start: (environment: Environment<Settings>) => new CentrapaySandbox(environment),
} satisfies SandboxDefinition<Server, Settings, CentrapaySandbox>;
