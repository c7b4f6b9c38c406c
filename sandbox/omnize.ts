import type { SandboxDefinition, VendorSandbox } from './definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { countDuplicates, type VendorCounts } from './counts';
import { email, exactly, text } from './input';
import {
	newAccount,
	newAgent,
	type OmnizeAccount,
	type OmnizeAgent,
	type OmnizeDepartment,
} from './omnizeObjects';
import { isSecret } from './secrets';
import type { Answer, Environment, Problem } from './environment';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';

const token = z.string();
const profile = z.enum(['ADMIN', 'AGENT']);
const active = z.union([z.literal(0), z.literal(1)]);
const channels = z.array(z.enum(['chat', 'video', 'audio']));
const identifier = z.number().int().positive();
const identifierText = z.string().regex(/^\d+$/, 'must be a number');
/** The document's own words, which name no property. */
const blankEmail = 'E-mail can be blank';
const agentEmail = z
	.string()
	.refine((value) => value !== '', blankEmail)
	.pipe(email);
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

const accountCreation = exactly({
	token,
	license_quantity: z.number().int().positive(),
	password: text.optional(),
	account: exactly({ email, main_contact: text, telefone: text, url: text }),
});

/** The document updates either the account, its number of licenses or its license code. */
const accountUpdate = z.union([
	exactly({
		token,
		account: exactly({
			email: email.optional(),
			main_contact: text.optional(),
			telefone: text.optional(),
			url: text.optional(),
			ativo: active.optional(),
		}),
	}),
	exactly({ token, license_quantity: z.number().int().positive() }),
	exactly({ token, license_code: text }),
]);

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

const agentList = exactly({ token, agents: z.array(identifierText) });
const channelList = exactly({ token, channels });
const ofAccount = exactly({
	token,
	account_id: identifierText,
	page: z
		.string()
		.regex(/^[1-9]\d*$/, 'must be a number')
		.optional(),
});
const recordsInPage = 20;

interface StoredAccount {
	object: OmnizeAccount;
	licenseQuantity: number;
	licenseCode: string | null;
}

interface StoredDepartment {
	object: OmnizeDepartment;
	channels: Set<string>;
	agents: Set<number>;
}

type Server = 'omnize' | 'omnizeLogin';

const secrets = { omnizeToken: 'omnizedemo4kT8wPz2LbN6yVc0Rj' };

interface Settings {
	/** The document prints `data: [createdObject]`, which can be read either way. */
	departmentData: 'list' | 'object';
	/**
	 * Whether agents and departments come whole, and `page` is not known, or 20 at a time, newest first
	 * (omnize.md#lists-and-paging).
	 */
	lists: 'whole' | 'pages';
}

/**
 * Omnize's partner API and login API after omnize.md. Every answer of the partner API has status 200,
 * as we assume (omnize.md#not-said): only `success` tells. The accounts 1 and 1111 and the agents 123
 * and 456 of the document exist.
 */
class OmnizeSandbox implements VendorSandbox<Server> {
	readonly partner: FastifyInstance;
	readonly login: FastifyInstance;
	private readonly accounts = new Map<number, StoredAccount>();
	private readonly agents = new Map<number, OmnizeAgent>();
	/** Accepted for an agent, but not among the documented fields of an answer. */
	private readonly textLimits = new Map<number, number>();
	private readonly departments = new Map<number, StoredDepartment>();
	private created = { accounts: 0, agents: 0, departments: 0 };
	private deletedAccounts = 0;
	/** Login token to the agent's e-mail. */
	private readonly loginTokens = new Map<string, string>();
	private passwordsInClear = 0;

	constructor(private readonly environment: Environment<Settings>) {
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
		this.reset();
		this.addAgentEndpoints();
		this.addAccountEndpoints();
		this.addDepartmentEndpoints();
		this.addLoginEndpoint();
		this.addLoginPage();
	}

	get servers() {
		return { omnize: this.partner, omnizeLogin: this.login };
	}

	/** Credential fields as n8n's `omnizeApi` stores them. */
	credentials({ omnize: baseUrl, omnizeLogin: loginOrigin }: Record<Server, string>) {
		return {
			omnizeApi: {
				token: secrets.omnizeToken,
				baseUrl,
				loginApiUrl: `${loginOrigin}/prod/authentication`,
				loginPageUrl: loginOrigin,
			},
		};
	}

	state() {
		return {
			accounts: [...this.accounts.values()].map(({ object, ...rest }) => ({ ...object, ...rest })),
			agents: [...this.agents.values()].map((agent) => ({
				...agent,
				text_limit: this.textLimits.get(agent.id) ?? null,
			})),
			departments: [...this.departments.values()].map(({ object, channels: own, agents }) => ({
				...object,
				channels: [...own],
				agents: [...agents],
			})),
		};
	}

	/** The document states no uniqueness at all; these are the keys that people expect. */
	counts(): VendorCounts & {
		deletedAccounts: number;
		loginTokens: number;
		passwordsInClear: number;
	} {
		const accounts = [...this.accounts.values()].map(({ object }) => object);
		const departments = [...this.departments.values()].map(({ object }) => object);
		return {
			created: { ...this.created },
			duplicates: {
				accounts: countDuplicates(accounts, (account) => account.email),
				agents: countDuplicates(this.agents.values(), (agent) =>
					JSON.stringify([agent.account_id, agent.email]),
				),
				departments: countDuplicates(departments, (department) =>
					JSON.stringify([department.account_id, department.name]),
				),
			},
			deletedAccounts: this.deletedAccounts,
			loginTokens: this.loginTokens.size,
			passwordsInClear: this.passwordsInClear,
		};
	}

	reset(): void {
		this.accounts.clear();
		this.agents.clear();
		this.textLimits.clear();
		this.departments.clear();
		this.created = { accounts: 0, agents: 0, departments: 0 };
		this.deletedAccounts = 0;
		this.loginTokens.clear();
		this.passwordsInClear = 0;
		for (const id of [1, 1111]) {
			const object = newAccount(id, this.date(), {
				email: `owner${id}@example.org`,
				main_contact: 'Demo Owner',
				telefone: '(11) 98877-6655',
				url: 'www.example.org',
			});
			this.accounts.set(id, { object, licenseQuantity: 10, licenseCode: null });
		}
		for (const [id, address] of [
			[123, 'user@example.org'],
			[456, 'second@example.org'],
		] as const) {
			const given = { name: 'Demo Agent', email: address, account_id: 1 };
			const agent = newAgent(id, this.date(), { ...given, administrator: 'NAO' });
			this.agents.set(id, agent);
		}
	}

	private addAgentEndpoints(): void {
		const path = '/api/v1/agents';
		endpoint(this.partner, { method: 'POST', path, body: agentCreation }, ({ body }) => {
			this.account(body.agent.account_id);
			this.notePassword(body.agent.password);
			this.created.agents += 1;
			const agent = newAgent(12_152 + this.created.agents, this.date(), {
				...body.agent,
				administrator: body.profile === 'ADMIN' ? 'SIM' : 'NAO',
			});
			this.agents.set(agent.id, this.environment.lag.made(agent));
			this.setTextLimit(agent, body.agent.text_limit);
			return success(agent);
		});
		endpoint(
			this.partner,
			{ method: 'PUT', path: `${path}/:id`, body: agentUpdate },
			({ params, body }) => {
				const agent = this.agent(params.id);
				const { password, text_limit: limit, ...changes } = body.agent;
				this.notePassword(password);
				this.setTextLimit(agent, limit);
				Object.assign(agent, changes, { change_date: this.date() });
				return success();
			},
		);
		endpoint(
			this.partner,
			{ method: 'PUT', path: `${path}/:id/profile`, body: exactly({ token, profile }) },
			({ params, body }) => {
				const agent = this.agent(params.id);
				agent.administrator = body.profile === 'ADMIN' ? 'SIM' : 'NAO';
				agent.change_date = this.date();
				return success();
			},
		);
		endpoint(this.partner, { method: 'GET', path, query: ofAccount }, ({ query }) => {
			const { id } = this.account(query.account_id).object;
			return this.list(
				this.listAgents((agent) => agent.account_id === id),
				query.page,
			);
		});
	}

	private list(records: Array<{ id: number }>, page = '1'): Answer {
		const listed = this.environment.lag.listed(records);
		if (this.environment.settings.lists === 'whole') return success(listed);
		const newestFirst = listed.sort((one, other) => other.id - one.id);
		const end = Number(page) * recordsInPage;
		return success(newestFirst.slice(end - recordsInPage, end));
	}

	private addAccountEndpoints(): void {
		const path = '/api/v1/accounts';
		endpoint(this.partner, { method: 'POST', path, body: accountCreation }, ({ body }) => {
			this.notePassword(body.password);
			this.created.accounts += 1;
			const object = newAccount(4930 + this.created.accounts, this.date(), body.account);
			this.accounts.set(object.id, {
				object,
				licenseQuantity: body.license_quantity,
				licenseCode: null,
			});
			return success(object);
		});
		endpoint(
			this.partner,
			{ method: 'PUT', path: `${path}/:id`, body: accountUpdate },
			({ params, body }) => {
				const account = this.account(params.id);
				account.object.change_date = this.date();
				if ('license_quantity' in body) account.licenseQuantity = body.license_quantity;
				if ('license_code' in body) account.licenseCode = body.license_code;
				if (!('account' in body)) return success();
				Object.assign(account.object, body.account);
				// Activating and inactivating are documented to answer without data.
				const onlyActive = Object.keys(body.account).every((key) => key === 'ativo');
				return onlyActive ? success() : success(account.object);
			},
		);
		endpoint(
			this.partner,
			{ method: 'DELETE', path: `${path}/:id`, body: exactly({ token }) },
			({ params }) => {
				const { id } = this.account(params.id).object;
				this.deleteAccount(id);
				return {
					status: 200,
					body: { status: 200, success: true, message: 'Account deleted successfully' },
				};
			},
		);
	}

	private addDepartmentEndpoints(): void {
		const path = '/api/v1/departments';
		endpoint(this.partner, { method: 'POST', path, body: departmentCreation }, ({ body }) => {
			const { channels: own = [], ...given } = body.department;
			this.account(given.account_id);
			this.created.departments += 1;
			const object: OmnizeDepartment = {
				id: 800 + this.created.departments,
				account_id: given.account_id,
				name: given.name,
				description: given.description ?? null,
				ativo: given.ativo ?? 1,
				date_creation: this.date(),
				change_date: this.date(),
			};
			this.environment.lag.made(object);
			this.departments.set(object.id, { object, channels: new Set(own), agents: new Set() });
			return this.departmentAnswer(object);
		});
		endpoint(
			this.partner,
			{ method: 'PUT', path: `${path}/:id`, body: departmentUpdate },
			({ params, body }) => {
				const { object } = this.department(params.id);
				Object.assign(object, body.department, { change_date: this.date() });
				return this.departmentAnswer(object);
			},
		);
		endpoint(this.partner, { method: 'GET', path, query: ofAccount }, ({ query }) => {
			const { id } = this.account(query.account_id).object;
			const all = [...this.departments.values()].map(({ object }) => object);
			return this.list(
				all.filter((department) => department.account_id === id),
				query.page,
			);
		});
		const query = exactly({ token });
		endpoint(this.partner, { method: 'GET', path: `${path}/:id/channels`, query }, ({ params }) =>
			success([...this.department(params.id).channels]),
		);
		endpoint(this.partner, { method: 'GET', path: `${path}/:id/agents`, query }, ({ params }) =>
			this.departmentAgents(this.department(params.id)),
		);
		for (const action of ['add', 'remove'] as const) {
			endpoint(
				this.partner,
				{ method: 'POST', path: `${path}/:id/${action}_agents`, body: agentList },
				({ params, body }) => {
					const department = this.department(params.id);
					const members = body.agents.map((id) => this.agent(id));
					const stranger = members.find(
						({ account_id: account }) => account !== department.object.account_id,
					);
					if (stranger) return failure(`Agent ${stranger.id} belongs to another account`);
					change(
						department.agents,
						action,
						members.map(({ id }) => id),
					);
					return this.departmentAgents(department);
				},
			);
			endpoint(
				this.partner,
				{ method: 'POST', path: `${path}/:id/${action}_channels`, body: channelList },
				({ params, body }) => {
					const department = this.department(params.id);
					change(department.channels, action, body.channels);
					return success([...department.channels]);
				},
			);
		}
	}

	private addLoginEndpoint(): void {
		const body = exactly({ action: z.literal('loginPartner'), username: email, token });
		endpoint(this.login, { method: 'POST', path: '/prod/authentication', body }, (call) => {
			if (!isSecret(call.body.token, secrets.omnizeToken)) {
				return loginFailure(401, 'Invalid token');
			}
			const known = [...this.agents.values()].some((agent) => agent.email === call.body.username);
			if (!known) return loginFailure(404, 'User not found');
			const header = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
			const { identifiers } = this.environment;
			const loginToken = `${header}.${identifiers.base62(80)}.${identifiers.base62(64)}`;
			this.loginTokens.set(loginToken, call.body.username);
			return { status: 200, body: { message: '', token: loginToken, status: 200 } };
		});
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

	private deleteAccount(id: number): void {
		this.accounts.delete(id);
		this.deletedAccounts += 1;
		for (const agent of this.agents.values()) {
			if (agent.account_id === id) this.agents.delete(agent.id);
		}
		for (const { object } of this.departments.values()) {
			if (object.account_id === id) this.departments.delete(object.id);
		}
	}

	private account(id: string | number | undefined): StoredAccount {
		return this.accounts.get(Number(id)) ?? notFound('Account not found');
	}

	private agent(id: string | undefined): OmnizeAgent {
		return this.agents.get(Number(id)) ?? notFound('Agent not found');
	}

	private department(id: string | undefined): StoredDepartment {
		return this.departments.get(Number(id)) ?? notFound('Department not found');
	}

	private departmentAgents(department: StoredDepartment): Answer {
		return success(this.listAgents(({ id }) => department.agents.has(id)));
	}

	private listAgents(wanted: (agent: OmnizeAgent) => boolean): OmnizeAgent[] {
		return [...this.agents.values()].filter(wanted);
	}

	private departmentAnswer(department: OmnizeDepartment): Answer {
		const asList = this.environment.settings.departmentData === 'list';
		return success(asList ? [department] : department);
	}

	private setTextLimit(agent: OmnizeAgent, limit: number | undefined): void {
		if (limit !== undefined) this.textLimits.set(agent.id, limit);
	}

	/** The document's own example isn't a SHA-256, so others are counted rather than refused. */
	private notePassword(password: string | undefined): void {
		if (password !== undefined && !/^[0-9a-f]{64}$/.test(password)) this.passwordsInClear += 1;
	}

	private date(): string {
		return new Date(this.environment.now()).toISOString().slice(0, 19).replace('T', ' ');
	}
}

/** In the body of POST, PUT and DELETE, in the query of GET, and nowhere else. */
function requireToken({ method, query, body }: IncomingRequest): void {
	const carrier = method === 'GET' ? query : body;
	const given =
		typeof carrier === 'object' && carrier !== null && 'token' in carrier ? carrier.token : null;
	if (!isSecret(given, secrets.omnizeToken)) throw new Refusal(failure('Invalid token'));
}

function change<Member>(set: Set<Member>, action: 'add' | 'remove', members: Member[]): void {
	for (const member of members) {
		if (action === 'add') set.add(member);
		else set.delete(member);
	}
}

function success(data?: unknown): Answer {
	return { status: 200, body: { status: 200, success: true, ...(data !== undefined && { data }) } };
}

function failure(errors: string): Answer {
	return { status: 200, body: { status: 200, success: false, errors } };
}

function notFound(message: string): never {
	throw new Refusal(failure(message));
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
	settings: { departmentData: 'list', lists: 'whole' } as Settings,
	settingsUpdate: exactly({
		departmentData: z.enum(['list', 'object']).optional(),
		lists: z.enum(['whole', 'pages']).optional(),
	}),
	start: (environment: Environment<Settings>) => new OmnizeSandbox(environment),
} satisfies SandboxDefinition<Server, Settings, OmnizeSandbox>;
