import type { SandboxDefinition, VendorSandbox } from './definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { email, exactly, text } from './input';
import {
	active,
	agentEmail,
	blankEmail,
	channels,
	identifier,
	identifierText,
	profile,
	token,
} from './omnizeInput';
import { listQuery, pageOf } from './omnizeLists';
import type { OmnizeDepartment } from './omnizeObjects';
import { omnizeSettings, omnizeSettingsUpdate, type OmnizeSettings } from './omnizeSettings';
import {
	addAccountEndpoints,
	addMemberEndpoints,
	addProfileEndpoint,
	type Host,
} from './omnizeShared';
import { failure, OmnizeStore, success } from './omnizeStore';
import { addTodaysEndpoints } from './omnizeToday';
import { isSecret } from './secrets';
import type { Answer, Environment, Problem } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';

const textLimit = z.number().int().nonnegative();

const agentCreation = exactly({
	token,
	profile: profile.optional(),
	agent: exactly({
		email: agentEmail,
		name: text,
		password: text,
		text_limit: textLimit.optional(),
		account_id: identifier,
	}),
});

const agentUpdate = exactly({
	token,
	agent: exactly({
		email: agentEmail.optional(),
		name: text.optional(),
		password: text.optional(),
		text_limit: textLimit.optional(),
	}),
});

const departmentCreation = exactly({
	token,
	department: exactly({
		account_id: identifier,
		name: text,
		description: z.string().optional(),
		ativo: active.optional(),
		channels: channels.optional(),
	}),
});

const departmentUpdate = exactly({
	token,
	department: exactly({
		name: text.optional(),
		description: z.string().optional(),
		ativo: active.optional(),
	}),
});

/** `search`, order and pages are documented for this host since 2019-04-08 (omnize.md#generations). */
const agentsOfAccount = exactly({
	token,
	account_id: identifierText,
	...listQuery('id', 'name', 'email'),
});

/** No document has pages of departments at this host; it may have them all the same. */
const departmentsOfAccount = exactly({
	token,
	account_id: identifierText,
	page: listQuery('id').page,
});

type Server = 'omnize' | 'omnizeLogin';

const secrets = { omnizeToken: 'omnizedemo4kT8wPz2LbN6yVc0Rj' };

/**
 * Omnize's partner API and login API after omnize.md. Every answer of the partner API has status 200,
 * as we assume (omnize.md#not-said): only `success` tells. One server stands for the host of before, where paths begin
 * with `/api/v1`, and for the one of today, where they begin with `/partner/api`; what there is, is the same at both.
 */
class OmnizeSandbox implements VendorSandbox<Server> {
	readonly partner: FastifyInstance;
	readonly login: FastifyInstance;
	private readonly store: OmnizeStore;
	/** Login token to the agent's e-mail. */
	private readonly loginTokens = new Map<string, string>();

	constructor(private readonly environment: Environment<OmnizeSettings>) {
		this.partner = createVendorServer(environment, {
			server: 'omnize',
			vendor: 'omnize',
			explain: ({ message, issues }) =>
				failure(issues.some((issue) => issue.message === blankEmail) ? blankEmail : message),
			authenticate: requireToken,
			contentType: 'optional',
		});
		this.login = createVendorServer(environment, {
			server: 'omnizeLogin',
			vendor: 'omnize',
			explain: explainLogin,
			authenticate: () => undefined,
			contentType: 'optional',
		});
		this.store = new OmnizeStore(() => environment.now(), environment.lag);
		this.reset();
		const at = (prefix: string): Host => ({
			server: this.partner,
			prefix,
			store: this.store,
			environment,
		});
		this.addEndpointsOfBefore(at('/api/v1'));
		addTodaysEndpoints(at('/partner/api'));
		this.addLoginOfBefore();
		this.addLoginOfToday();
		this.addLoginPage();
	}

	get servers() {
		return { omnize: this.partner, omnizeLogin: this.login };
	}

	/** Credential fields as n8n's `omnizeZenviaApi` and `omnizeApi` store them. */
	credentials({ omnize: baseUrl, omnizeLogin: loginOrigin }: Record<Server, string>) {
		const both = { token: secrets.omnizeToken, baseUrl, loginPageUrl: loginOrigin };
		return {
			omnizeZenviaApi: { ...both, loginApiUrl: `${loginOrigin}/authentication/login` },
			omnizeApi: { ...both, loginApiUrl: `${loginOrigin}/prod/authentication` },
		};
	}

	state() {
		return this.store.state();
	}

	counts() {
		return { ...this.store.counts(), loginTokens: this.loginTokens.size };
	}

	reset(): void {
		this.store.reset();
		this.loginTokens.clear();
	}

	private addEndpointsOfBefore(host: Host): void {
		addAccountEndpoints(host, true);
		this.addAgentEndpoints(host);
		addProfileEndpoint(host);
		this.addDepartmentEndpoints(host);
		addMemberEndpoints(host, {
			agents: ({ agents }) => [...agents].map((id) => this.store.agent(id).object),
			channels: ({ channels: own }) => [...own],
		});
	}

	private addAgentEndpoints({ server, prefix, store, environment }: Host): void {
		const path = `${prefix}/agents`;
		const { settings } = environment;
		endpoint(server, { method: 'POST', path, body: agentCreation }, ({ body }) => {
			const { text_limit: limit, password, ...given } = body.agent;
			const { object } = store.createAgent(given, {
				password,
				textLimit: limit,
				profile: body.profile ?? 'AGENT',
			});
			return success({ data: object });
		});
		endpoint(
			server,
			{ method: 'PUT', path: `${path}/:id`, body: agentUpdate },
			({ params, body }) => {
				const { text_limit: limit, ...changes } = body.agent;
				store.changeAgent(store.agent(params.id), { ...changes, textLimit: limit });
				return success();
			},
		);
		endpoint(server, { method: 'GET', path, query: agentsOfAccount }, ({ query }) => {
			const { id } = store.account(query.account_id).object;
			const listed = store
				.agentsIn(id)
				.filter(({ deletedAt }) => deletedAt === null || settings.deletedAgents === 'listed')
				.map(({ object }) => object);
			if (settings.lists === 'whole') return success({ data: listed });
			const how = { searched: ['id', 'name', 'email'] as const, knowsPages: true };
			return success({ data: pageOf(listed, query, how) });
		});
	}

	private addDepartmentEndpoints({ server, prefix, store, environment }: Host): void {
		const path = `${prefix}/departments`;
		const { settings, lag } = environment;
		endpoint(server, { method: 'POST', path, body: departmentCreation }, ({ body }) => {
			const { channels: own, ...given } = body.department;
			return this.departmentAnswer(store.createDepartment(given, own).object);
		});
		endpoint(
			server,
			{ method: 'PUT', path: `${path}/:id`, body: departmentUpdate },
			({ params, body }) => {
				const department = store.department(params.id);
				store.changeDepartment(department, body.department);
				return this.departmentAnswer(department.object);
			},
		);
		endpoint(server, { method: 'GET', path, query: departmentsOfAccount }, ({ query }) => {
			const { id } = store.account(query.account_id).object;
			const listed = lag.listed(store.departmentsIn(id).map(({ object }) => object));
			if (settings.lists === 'whole') return success({ data: listed });
			return success({ data: pageOf(listed, query, { searched: ['id'], knowsPages: true }) });
		});
	}

	private addLoginOfBefore(): void {
		const body = exactly({ action: z.literal('loginPartner'), username: email, token });
		endpoint(this.login, { method: 'POST', path: '/prod/authentication', body }, (call) => {
			if (!isSecret(call.body.token, secrets.omnizeToken)) {
				return loginFailure(401, 'Invalid token');
			}
			if (!this.canLogIn(call.body.username)) return loginFailure(404, 'User not found');
			const loginToken = this.loginTokenFor(call.body.username);
			return { status: 200, body: { message: '', token: loginToken, status: 200 } };
		});
	}

	/** Its refusals are an assumption, and its `status` is text (omnize.md#login-url). */
	private addLoginOfToday(): void {
		const body = exactly({ username: email, token });
		endpoint(this.login, { method: 'POST', path: '/authentication/login', body }, (call) => {
			const refused = (status: number, message: string) => ({
				status,
				body: { status: String(status), message },
			});
			if (!isSecret(call.body.token, secrets.omnizeToken)) return refused(401, 'Invalid token');
			if (!this.canLogIn(call.body.username)) return refused(404, 'User not found');
			const loginToken = this.loginTokenFor(call.body.username);
			return { status: 200, body: { status: '200', token: loginToken } };
		});
	}

	private canLogIn(address: string): boolean {
		return [...this.store.agents.values()].some(
			({ object, deletedAt }) => object.email === address && deletedAt === null,
		);
	}

	private loginTokenFor(address: string): string {
		const header = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
		const { identifiers } = this.environment;
		const loginToken = `${header}.${identifiers.base62(80)}.${identifiers.base62(64)}`;
		this.loginTokens.set(loginToken, address);
		return loginToken;
	}

	/** What an agent sees who follows a login link; plain text, as an e-mail address may hold markup. */
	private addLoginPage(): void {
		this.login.get<{ Querystring: { token?: string } }>('/', async (request, reply) => {
			const agent = this.loginTokens.get(request.query.token ?? '');
			return reply
				.code(agent === undefined ? 401 : 200)
				.type('text/plain; charset=utf-8')
				.send(agent === undefined ? 'This link is not valid.' : `You are logged in as ${agent}.`);
		});
	}

	private departmentAnswer(department: OmnizeDepartment): Answer {
		const asList = this.environment.settings.departmentData === 'list';
		return success({ data: asList ? [department] : department });
	}
}

/** In the body of POST, PUT and DELETE, in the query of GET, and nowhere else. */
function requireToken({ method, query, body }: IncomingRequest): void {
	const carrier = method === 'GET' ? query : body;
	const given =
		typeof carrier === 'object' && carrier !== null && 'token' in carrier ? carrier.token : null;
	if (!isSecret(given, secrets.omnizeToken)) throw new Refusal(failure('Invalid token'));
}

function loginFailure(status: number, message: string): Answer {
	return { status: 200, body: { message, token: '', status } };
}

function explainLogin({ status, message }: Problem): Answer {
	return loginFailure(status, message);
}

/** Omnize's stand-in. */
export const omnizeSandbox = {
	servers: ['omnize', 'omnizeLogin'],
	secrets,
	settings: omnizeSettings,
	settingsUpdate: omnizeSettingsUpdate,
	start: (environment: Environment<OmnizeSettings>) => new OmnizeSandbox(environment),
} satisfies SandboxDefinition<Server, OmnizeSettings, OmnizeSandbox>;
