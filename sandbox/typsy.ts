import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { SandboxDefinition, VendorSandbox } from './definition';
import type { VendorCounts } from './counts';
import type { Answer, Environment } from './environment';
import { check, exactly } from './input';
import { createVendorServer, endpoint, invalidInput } from './server';
import { authenticate, clientId, publicKey, secrets } from './typsyAuthentication';
import {
	TypsyDirectory,
	type TypsyAccount,
	type TypsyError,
	type TypsyUser,
	type Work,
} from './typsyDirectory';
import { explain, refusal } from './typsyRefusals';
import { accountCreation, accountCreationToday, userCreation, userRequests } from './typsyRequests';
import { isOfToday, ofGeneration, tokenPath, TypsyToday, type ReadingSettings } from './typsyToday';
import { TypsyTokens } from './typsyTokens';

type Kind = 'users' | 'accounts';

interface SubmittedRequest {
	id: string;
	kind: Kind;
	work: Work;
	dueAt: number;
	processed: boolean;
	error?: TypsyError;
}

type Server = 'typsy';

interface Settings extends ReadingSettings {
	/** How long an access token is accepted, in seconds. */
	tokenSeconds: number;
	/** How often all access tokens were taken back: one more takes back those that were given before. */
	tokensRevoked: number;
	/** From accepting a request to having processed it, in milliseconds. */
	processingMs: number;
	/** The document files the failed request status under "Bad request". */
	failedStatusCode: 200 | 400;
}

/** What the sandbox makes of a body that is checked by what authentication it came with. */
function checked<Schema extends z.ZodTypeAny>(schema: Schema, body: unknown): z.output<Schema> {
	const { value, issues } = check(schema, body);
	if (issues.length > 0) throw invalidInput(issues);
	return value;
}

/**
 * Typsy after typsy.md: what is submitted is accepted at once and worked off later, in the order in
 * which it came; a broken business rule shows only in the request status. Defaults of the options and
 * the shape of a refused submission are as Typsy documents them now (typsy.md#limits). Both generations of
 * its API are served, on the same accounts and users: a request belongs to the one whose authentication it has.
 */
class TypsySandbox implements VendorSandbox<Server> {
	readonly app: FastifyInstance;
	private readonly directory: TypsyDirectory;
	private readonly tokens: TypsyTokens;
	private readonly submitted = new Map<string, SubmittedRequest>();
	private pending: SubmittedRequest[] = [];
	private readonly timestamps = new Set<string>();
	private repeatedTimestamps = 0;
	private statusPolls = 0;

	constructor(private readonly environment: Environment<Settings>) {
		this.directory = new TypsyDirectory((thing) => environment.lag.made(thing));
		this.tokens = new TypsyTokens(environment.now, environment.settings);
		this.app = createVendorServer(environment, {
			server: 'typsy',
			vendor: 'typsy',
			explain,
			authenticate: (request) => {
				if (request.path === tokenPath) return;
				if (isOfToday(request.headers)) {
					this.tokens.check(request.headers);
					return;
				}
				const timestamp = authenticate(request, environment.now(), refusal);
				if (this.timestamps.has(timestamp)) this.repeatedTimestamps += 1;
				this.timestamps.add(timestamp);
			},
			contentType: 'optional',
			forms: [tokenPath],
		});

		const { directory } = this;
		endpoint(this.app, { method: 'GET', path: '/v2/authenticate' }, () => ({ status: 200 }));
		endpoint(
			this.app,
			{ method: 'POST', path: '/v2/accounts/create', body: z.unknown() },
			({ body, headers }) => {
				if (isOfToday(headers)) {
					const account = checked(accountCreationToday, body);
					return this.submit('accounts', headers, () => directory.createAccountToday(account));
				}
				const account = checked(accountCreation, body);
				return this.submit('accounts', headers, () => directory.createAccount(account));
			},
		);
		endpoint(
			this.app,
			{ method: 'POST', path: '/v2/users/create', body: userCreation },
			ofGeneration(false, ({ body, headers }) =>
				this.submit('users', headers, () => {
					const account = directory.account(accountIdentifier(headers));
					return 'code' in account ? account : directory.createUser(account, body);
				}),
			),
		);
		this.onUser('depart', (_account, user, body) => directory.depart(user, body));
		this.onUser('teams/add', (account, user, body) => directory.addTeams(account, user, body));
		this.onUser('teams/remove', (_account, user, body) => directory.removeTeams(user, body));
		this.onUser('structures/add', (account, user, body) =>
			directory.addStructures(account, user, body),
		);
		this.onUser('structures/remove', (_account, user, body) =>
			directory.removeStructures(user, body),
		);
		this.onUser('claims/add', (_account, user, body) => directory.addClaims(user, body));
		this.onUser('claims/remove', (_account, user, body) => directory.removeClaims(user, body));
		for (const kind of ['users', 'accounts'] as const) {
			endpoint(
				this.app,
				{ method: 'GET', path: `/v2/${kind}/request-status/:requestId` },
				({ params }) => this.requestStatus(kind, params.requestId),
			);
		}
		new TypsyToday({
			...{ app: this.app, environment, directory, tokens: this.tokens },
			submit: this.submit.bind(this),
			processDue: this.processDue.bind(this),
		});
	}

	get servers() {
		return { typsy: this.app };
	}

	/** Credential fields as n8n's `typsyApi` and `typsyOAuth2Api` store them. */
	credentials(urls: Record<Server, string>) {
		const baseUrl = urls.typsy;
		return {
			typsyApi: { publicKey, privateKey: secrets.typsyPrivateKey, baseUrl },
			typsyOAuth2Api: { clientId, clientSecret: secrets.typsyClientSecret, baseUrl },
		};
	}

	state() {
		this.processDue();
		return {
			accounts: [...this.directory.accounts.values()].map(
				({ users, structures, teams, administrators, ...rest }) => ({
					...rest,
					administrators: [...administrators],
					structures: [...structures],
					teams: [...teams],
					users: users.size,
				}),
			),
			users: [...this.directory.accounts.values()].flatMap(({ identifier, users }) =>
				[...users.values()].map((user) => ({
					accountIdentifier: identifier,
					...user,
					structures: [...user.structures].map(([name, role]) => ({ name, role })),
					teams: [...user.teams],
				})),
			),
			requests: [...this.submitted.values()].map(({ id, kind, processed, error }) => ({
				requestId: id,
				kind,
				status: !processed ? 'in progress' : error ? 'failed' : 'success',
				error: error ?? null,
			})),
		};
	}

	/** E-mail in an account and account identifier are documented as unique. */
	counts(): VendorCounts & {
		requests: number;
		requestsInProgress: number;
		requestsFailed: number;
		statusPolls: number;
		repeatedTimestamps: number;
		accessTokens: number;
	} {
		this.processDue();
		const requests = [...this.submitted.values()];
		return {
			created: { ...this.directory.created },
			duplicates: {},
			requests: requests.length,
			requestsInProgress: this.pending.length,
			requestsFailed: requests.filter(({ error }) => error).length,
			statusPolls: this.statusPolls,
			repeatedTimestamps: this.repeatedTimestamps,
			accessTokens: this.tokens.count,
		};
	}

	reset(): void {
		this.directory.reset();
		this.submitted.clear();
		this.pending = [];
		this.timestamps.clear();
		this.repeatedTimestamps = 0;
		this.statusPolls = 0;
	}

	private onUser<Name extends keyof typeof userRequests>(
		name: Name,
		change: (
			account: TypsyAccount,
			user: TypsyUser,
			body: z.output<(typeof userRequests)[Name]>,
		) => TypsyError | undefined,
	): void {
		endpoint(
			this.app,
			{ method: 'POST', path: `/v2/users/${name}`, body: userRequests[name] },
			ofGeneration(false, ({ body, headers }) =>
				this.submit('users', headers, () => {
					const account = this.directory.account(accountIdentifier(headers));
					if ('code' in account) return account;
					const user = this.directory.user(account, body.email);
					return 'code' in user ? user : change(account, user, body);
				}),
			),
		);
	}

	private submit(kind: Kind, headers: IncomingHttpHeaders, work: Work): Answer {
		this.processDue();
		const id = this.environment.identifiers.uuid();
		const dueAt = this.environment.now() + this.environment.settings.processingMs;
		const request = { id, kind, work, dueAt, processed: false };
		this.submitted.set(id, request);
		this.pending.push(request);
		return {
			status: 200,
			body: {
				requestId: id,
				status: 'in progress',
				errors: [],
				success: true,
				statusUrl: `http://${headers.host}/v2/${kind}/request-status/${id}`,
			},
		};
	}

	private requestStatus(kind: Kind, id: string | undefined): Answer {
		this.statusPolls += 1;
		this.processDue();
		const request = this.submitted.get(id ?? '');
		if (request?.kind !== kind) {
			return refusal(404, 'request_not_found', `There is no request with the id ${id}.`);
		}
		if (!request.processed) return { status: 204 };
		if (!request.error) {
			return {
				status: 200,
				body: { requestId: request.id, status: 'success', errors: [], success: true },
			};
		}
		return {
			status: this.environment.settings.failedStatusCode,
			body: {
				...(kind === 'accounts' && { workspaceId: null }),
				requestId: request.id,
				status: 'failed',
				errors: [request.error],
				success: false,
			},
		};
	}

	/** Looking works off what is due, so that no timer decides what a test sees. */
	private processDue(): void {
		const now = this.environment.now();
		const due = this.pending.filter(({ dueAt }) => dueAt <= now);
		if (due.length === 0) return;
		this.pending = this.pending.filter(({ dueAt }) => dueAt > now);
		for (const request of due) {
			request.error = request.work();
			request.processed = true;
		}
	}
}

function accountIdentifier(headers: IncomingHttpHeaders): string | null {
	const identifier = headers['typsy-account-identifier'];
	return typeof identifier === 'string' ? identifier : null;
}

/** Typsy's stand-in. */
export const typsySandbox = {
	servers: ['typsy'],
	secrets,
	settings: {
		processingMs: 1500,
		failedStatusCode: 400,
		tokenSeconds: 3599,
		tokensRevoked: 0,
		listOrder: 'asMade',
		departedAreFound: true,
	} as Settings,
	settingsUpdate: exactly({
		tokenSeconds: z.number().positive().optional(),
		tokensRevoked: z.number().int().nonnegative().optional(),
		listOrder: z.enum(['asMade', 'reversing']).optional(),
		departedAreFound: z.boolean().optional(),
		processingMs: z.number().nonnegative().optional(),
		failedStatusCode: z.union([z.literal(200), z.literal(400)]).optional(),
	}),
	start: (environment: Environment<Settings>) => new TypsySandbox(environment),
} satisfies SandboxDefinition<Server, Settings, TypsySandbox>;
