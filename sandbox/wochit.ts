import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxDefinition, VendorSandbox } from './definition';
import type { VendorCounts } from './counts';
import { email, exactly, text } from './input';
import { isSecret } from './secrets';
import type { Answer, Environment, Problem } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';
import { documentedError, documentedProblem } from './wochitErrors';
import { WochitMedia } from './wochitMedia';

/** A channel's customer, after the payload in wochit.md. */
export interface WochitCustomer {
	organizationId: number;
	partnerId: string;
	name: string;
	contact: { firstName?: string; lastName?: string; email?: string; phone?: string };
	templateCategoryIds: string[] | null;
	hostedMediaProvider: number | null;
	updates: number;
	seeded: boolean;
}

/** A user of a customer, made by asking for its first token. */
export interface WochitUser {
	id: string;
	partnerId: string;
	email?: string;
	firstName?: string;
	lastName?: string;
	tokens: number;
}

const channelId = '4711';
const tokenLifetimeMs = 24 * 60 * 60 * 1000;
const templateCategories = [
	{ id: '1', name: 'Shopping' },
	{ id: '2', name: 'Blogging' },
	{ id: '3', name: 'Sports' },
	{ id: '4', name: 'Real Estate' },
	{ id: '5', name: 'Événements & Fêtes' },
];

const organization = exactly({ partnerId: text });
const categoryIds = z.array(
	z.string().refine((id) => templateCategories.some((category) => category.id === id), {
		message: 'is not a template category of the channel',
	}),
);

const newCustomer = exactly({
	name: text,
	organization,
	adminUserRequestModel: exactly({
		firstName: z.string().optional(),
		lastName: z.string().optional(),
		email: email.optional(),
		phone: z.string().optional(),
	}).optional(),
	templateCategoryIds: categoryIds.optional(),
});

const customerUpdate = exactly({
	organization,
	fieldsUpdates: exactly({
		hostedMedia: exactly({ provider: z.literal(1).nullable() })
			.nullable()
			.optional(),
		templateCategoryIds: categoryIds.nullable().optional(),
	}),
});

const tokenRequest = exactly({
	user: exactly({
		id: text,
		email: email.optional(),
		firstName: z.string().optional(),
		lastName: z.string().optional(),
	}),
	organization,
});

type Server = 'wochitStudio' | 'wochitAuthentication' | 'wochitApi';

const secrets = { wochitApiKey: 'wochit-demo-7Qd2uLr0Z9xVbT4mKc8WnYpE' };

interface Settings {
	/** `true` has errors as they are documented: without a reason, but for an unknown property (wochit.md#envelope-and-errors). */
	errorsAsDocumented: boolean;
	/** How long AI takes, in seconds. */
	aiSeconds: number;
}

/**
 * Wochit's three hosts after wochit.md: customers on the studio host, user tokens on the authentication
 * host, what users make on the third. Errors of the first two have the parts of wochit.md#envelope-and-errors, but
 * `code` tells a reason here, where Wochit's repeats the status, unless they are to be as documented.
 */
class WochitSandbox implements VendorSandbox<Server> {
	readonly studio: FastifyInstance;
	readonly authentication: FastifyInstance;
	readonly media: WochitMedia;
	private readonly customers = new Map<string, WochitCustomer>();
	private readonly users = new Map<string, WochitUser>();
	private readonly names = new Set<string>();
	private readonly validTokens = new Map<string, { user: string; until: number }>();
	private tokens = 0;
	private updates = 0;

	constructor(private readonly environment: Environment<Settings>) {
		const host = (server: 'wochitStudio' | 'wochitAuthentication', idHeader: string) =>
			createVendorServer(environment, {
				server,
				vendor: 'wochit',
				explain: (problem) => this.explain(problem),
				authenticate: (request) => this.authenticate(request, idHeader),
				contentType: 'always',
			});
		this.studio = host('wochitStudio', 'channel-id');
		this.authentication = host('wochitAuthentication', 'client-id');
		this.media = new WochitMedia(environment, {
			channelId,
			apiKey: secrets.wochitApiKey,
			userOf: (token) => {
				const { user, until = 0 } = this.validTokens.get(token) ?? {};
				return environment.now() < until ? user : undefined;
			},
		});
		this.reset();

		endpoint(this.studio, { method: 'GET', path: '/api/v1/channels/:channelId' }, ({ params }) =>
			params.channelId === channelId
				? { status: 200, body: { templateCategories } }
				: this.refuse('NOT_FOUND', 'channelId', 'is not your channel'),
		);
		endpoint(
			this.studio,
			{ method: 'POST', path: '/api/v1/customers', body: newCustomer },
			({ body }) => {
				const { partnerId } = body.organization;
				const taken = [
					...(this.names.has(body.name) ? ['name'] : []),
					...(this.customers.has(partnerId) ? ['organization.partnerId'] : []),
				];
				if (taken.length > 0) return this.refuse('ALREADY_EXISTS', taken, 'is taken');
				const customer = this.add({
					name: body.name,
					partnerId,
					contact: body.adminUserRequestModel ?? {},
					templateCategoryIds: body.templateCategoryIds ?? null,
					seeded: false,
				});
				return { status: 200, body: { organizationId: customer.organizationId } };
			},
		);
		endpoint(
			this.studio,
			{ method: 'PATCH', path: '/api/v1/customers', body: customerUpdate },
			({ body }) => {
				const customer = this.customers.get(body.organization.partnerId);
				if (!customer) return this.refuse('NOT_FOUND', 'organization.partnerId', 'is unknown');
				const { hostedMedia, templateCategoryIds } = body.fieldsUpdates;
				if (templateCategoryIds !== undefined) customer.templateCategoryIds = templateCategoryIds;
				if (hostedMedia !== undefined) customer.hostedMediaProvider = hostedMedia?.provider ?? null;
				customer.updates += 1;
				this.updates += 1;
				return { status: 202 };
			},
		);
		endpoint(
			this.authentication,
			{ method: 'POST', path: '/api/v1/embedded/users/tokens', body: tokenRequest },
			({ body }) => {
				const { partnerId } = body.organization;
				if (!this.customers.has(partnerId)) {
					return this.refuse('NOT_FOUND', 'organization.partnerId', 'is unknown');
				}
				const key = JSON.stringify([partnerId, body.user.id]);
				const user = this.users.get(key) ?? { ...body.user, partnerId, tokens: 0 };
				user.tokens += 1;
				this.users.set(key, user);
				this.tokens += 1;
				const value = environment.identifiers.base62(64);
				const until = environment.now() + tokenLifetimeMs;
				this.validTokens.set(value, { user: key, until });
				return { status: 200, body: { token: { value, expirationDate: until } } };
			},
		);
	}

	get servers() {
		return {
			wochitStudio: this.studio,
			wochitAuthentication: this.authentication,
			wochitApi: this.media.app,
		};
	}

	/** Credential fields as n8n's `wochitApi` stores them. */
	credentials(urls: Record<Server, string>) {
		return {
			wochitApi: {
				channelId,
				apiKey: secrets.wochitApiKey,
				studioUrl: urls.wochitStudio,
				authenticationUrl: urls.wochitAuthentication,
				apiUrl: urls.wochitApi,
			},
		};
	}

	state() {
		return {
			templateCategories,
			customers: [...this.customers.values()],
			users: [...this.users.values()],
			...this.media.state(),
		};
	}

	/** Name and partner ID are documented as unique, so nothing can be duplicated. */
	counts(): VendorCounts & {
		tokens: number;
		updates: number;
		media: ReturnType<WochitMedia['counts']>;
	} {
		const customers = [...this.customers.values()].filter(({ seeded }) => !seeded).length;
		return {
			created: { customers, users: this.users.size },
			duplicates: {},
			tokens: this.tokens,
			updates: this.updates,
			media: this.media.counts(),
		};
	}

	reset(): void {
		this.media.reset();
		this.validTokens.clear();
		this.customers.clear();
		this.users.clear();
		this.names.clear();
		this.tokens = 0;
		this.updates = 0;
		this.add({
			name: 'Demo Customer',
			partnerId: 'demo-customer',
			contact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
			templateCategoryIds: ['1', '2'],
			seeded: true,
		});
	}

	private add(
		customer: Omit<WochitCustomer, 'organizationId' | 'hostedMediaProvider' | 'updates'>,
	): WochitCustomer {
		const added = {
			organizationId: 90_001 + this.customers.size,
			hostedMediaProvider: null,
			updates: 0,
			...customer,
		};
		this.customers.set(customer.partnerId, added);
		this.names.add(customer.name);
		return added;
	}

	private authenticate(request: IncomingRequest, idHeader: string): void {
		const bearer = request.headers.authorization?.replace(/^Bearer /, '');
		const keyFits =
			request.headers.authorization !== bearer && isSecret(bearer, secrets.wochitApiKey);
		if (!keyFits) {
			throw new Refusal(this.error(401, 'UNAUTHORIZED', 'Authorization', 'is not a valid API key'));
		}
		if (request.headers[idHeader] !== channelId) {
			throw new Refusal(this.error(401, 'UNAUTHORIZED', idHeader, 'is not your channel ID'));
		}
	}

	private explain(problem: Problem): Answer {
		if (this.environment.settings.errorsAsDocumented) {
			return documentedProblem(this.environment, problem);
		}
		const { kind, status, message, issues } = problem;
		const code = {
			unknownPath: 'NOT_FOUND',
			invalidInput: issues.some(({ unrecognized }) => unrecognized)
				? 'UNRECOGNIZED_PROPERTY'
				: 'INVALID_PARAMETER',
			rateLimited: 'TOO_MANY_REQUESTS',
			unavailable: 'SERVICE_UNAVAILABLE',
			internal: 'INTERNAL_SERVER_ERROR',
		}[kind];
		const answer = this.error(status, code, '', message);
		if (issues.length === 0) return answer;
		const errors = issues.map((issue) => ({
			parameter: issue.path,
			message: issue.message,
			details: issue.unrecognized ? 'UNRECOGNIZED_PROPERTY' : 'INVALID_PARAMETER',
		}));
		return { ...answer, body: { ...(answer.body as object), errors } };
	}

	private refuse(code: string, parameters: string | string[], message: string): Answer {
		return this.error(400, code, parameters, message);
	}

	private error(
		status: number,
		code: string,
		parameters: string | string[],
		message: string,
	): Answer {
		if (this.environment.settings.errorsAsDocumented) {
			return documentedError(this.environment, status);
		}
		return {
			status,
			body: {
				code,
				type: status < 500 ? 'REQUEST_ERROR' : 'SERVER_ERROR',
				requestId: this.environment.identifiers.uuid(),
				errors: [parameters].flat().map((parameter) => ({ parameter, message, details: code })),
			},
		};
	}
}

/** Wochit's stand-in. */
export const wochitSandbox = {
	servers: ['wochitStudio', 'wochitAuthentication', 'wochitApi'],
	secrets,
	settings: { errorsAsDocumented: false, aiSeconds: 60 } as Settings,
	settingsUpdate: exactly({
		errorsAsDocumented: z.boolean().optional(),
		aiSeconds: z.number().nonnegative().optional(),
	}),
	start: (environment: Environment<Settings>) => new WochitSandbox(environment),
} satisfies SandboxDefinition<Server, Settings, WochitSandbox>;
