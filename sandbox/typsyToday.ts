import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Answer, Environment } from './environment';
import { check } from './input';
import { endpoint, Refusal, type Call } from './server';
import type { TypsyAccount, TypsyDirectory, TypsyError, TypsyUser, Work } from './typsyDirectory';
import { accountInList, ofCorporation, oneAccount, oneUser, userInList } from './typsyReading';
import { explain, refusal } from './typsyRefusals';
import {
	accountRole,
	page,
	tokenRequest,
	userCreationToday,
	userQuestion,
	userRequestsToday,
	userUpdate,
} from './typsyRequests';
import type { TypsyTokens } from './typsyTokens';

/** Where access tokens are given (typsy.md#access-token). */
export const tokenPath = '/connect/token';

/** Whether a request is one of those since October 2023: the older ones are signed. */
export const isOfToday = (headers: IncomingHttpHeaders): boolean =>
	headers.authorization !== undefined || headers['typsy-key'] === undefined;

/** A handler of requests of one generation: the other one knows no such path. */
export const ofGeneration =
	<Body, Query>(today: boolean, handle: (call: Call<Body, Query>) => Answer) =>
	(call: Call<Body, Query>): Answer => {
		if (isOfToday(call.headers) === today) return handle(call);
		const message = 'There is no such path with this authentication';
		throw new Refusal(explain({ kind: 'unknownPath', status: 404, message, issues: [] }));
	};

/** What lists and look-ups do where the document says nothing. */
export interface ReadingSettings {
	/** No order is documented: lists may have another one at every request. */
	listOrder: 'asMade' | 'reversing';
	/** Whether a user who departed can be asked for. */
	departedAreFound: boolean;
}

interface Parts {
	app: FastifyInstance;
	environment: Pick<Environment<ReadingSettings>, 'settings' | 'lag'>;
	directory: TypsyDirectory;
	tokens: TypsyTokens;
	submit(kind: 'users' | 'accounts', headers: IncomingHttpHeaders, work: Work): Answer;
	/** Works off what is due. */
	processDue(): void;
}

type Page = z.output<typeof page>;

/** Typsy's API since October 2023 (typsy.md#generations), beside the older one and on the same directory. */
export class TypsyToday {
	private lists = 0;

	constructor(private readonly parts: Parts) {
		this.giveTokens();
		this.changeUsers();
		this.changeAccounts();
		this.read();
	}

	/** The account that the header names: an unknown one is refused at once (typsy.md#child-account). */
	private account(headers: IncomingHttpHeaders): TypsyAccount {
		const code = headers['typsy-account-code'];
		const account = this.parts.directory.account(typeof code === 'string' ? code : null);
		if (!('code' in account)) return account;
		throw new Refusal(refusal(400, account.code, account.description));
	}

	private giveTokens(): void {
		const { app, tokens } = this.parts;
		endpoint(app, { method: 'POST', path: tokenPath, body: z.unknown() }, ({ body }) => {
			const { value, issues } = check(tokenRequest, body);
			if (issues.length === 0) return tokens.give(value);
			const words = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
			return { status: 400, body: { error: 'invalid_request', error_description: words } };
		});
	}

	private changeUsers(): void {
		const { app, directory, submit } = this.parts;
		endpoint(
			app,
			{ method: 'POST', path: '/v2/users/workspace/create', body: userCreationToday },
			ofGeneration(true, ({ body, headers }) => {
				const account = this.account(headers);
				return submit('users', headers, () => directory.createUser(account, body));
			}),
		);
		endpoint(
			app,
			{ method: 'PUT', path: '/v2/users/workspace/update', body: userUpdate },
			ofGeneration(true, ({ body, headers }) => {
				const account = this.account(headers);
				return submit('users', headers, () => directory.update(account, body));
			}),
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
	}

	private onUser<Name extends keyof typeof userRequestsToday>(
		name: Name,
		change: (
			account: TypsyAccount,
			user: TypsyUser,
			body: z.output<(typeof userRequestsToday)[Name]>,
		) => TypsyError | undefined,
	): void {
		const { app, directory, submit } = this.parts;
		endpoint(
			app,
			{ method: 'POST', path: `/v2/users/workspace/${name}`, body: userRequestsToday[name] },
			ofGeneration(true, ({ body, headers }) => {
				const account = this.account(headers);
				return submit('users', headers, () => {
					const user = directory.user(account, body.email);
					return 'code' in user ? user : change(account, user, body);
				});
			}),
		);
	}

	private changeAccounts(): void {
		const { app, directory, submit } = this.parts;
		for (const change of ['add', 'remove'] as const) {
			endpoint(
				app,
				{ method: 'POST', path: `/v2/accounts/roles/${change}`, body: accountRole },
				ofGeneration(true, ({ body, headers }) => {
					const account = this.account(headers);
					return submit('accounts', headers, () => {
						const user = directory.user(account, body.email);
						return 'code' in user ? user : directory.administer(account, user, change === 'add');
					});
				}),
			);
		}
	}

	private read(): void {
		const { app, directory, processDue } = this.parts;
		endpoint(
			app,
			{ method: 'GET', path: '/v2/users', query: page },
			ofGeneration(true, ({ query, headers }) => this.users(headers, query)),
		);
		endpoint(
			app,
			{ method: 'POST', path: '/v2/users/workspace', body: userQuestion },
			ofGeneration(true, ({ body, headers }) => this.user(this.account(headers), body)),
		);
		endpoint(
			app,
			{ method: 'GET', path: '/v2/accounts', query: page },
			ofGeneration(true, ({ query }) => this.accounts(query)),
		);
		endpoint(
			app,
			{ method: 'GET', path: '/v2/accounts/:code' },
			ofGeneration(true, ({ params }) => {
				processDue();
				const account = directory.account(params.code ?? '');
				return 'code' in account ? { status: 204 } : { status: 200, body: oneAccount(account) };
			}),
		);
	}

	private user(account: TypsyAccount, question: z.output<typeof userQuestion>): Answer {
		const { environment, processDue } = this.parts;
		processDue();
		const { email, ssoUserIdentifier } = question;
		const found = [...account.users.values()].find((user) =>
			email === undefined
				? oneUser(account, user).ssoUserIdentifier === ssoUserIdentifier
				: user.email.toLowerCase() === email.toLowerCase(),
		);
		const isThere = found && (!found.departed || environment.settings.departedAreFound);
		return isThere ? { status: 200, body: oneUser(account, found) } : { status: 204 };
	}

	/** The users of the account that is named, else of all; `total` counts all (typsy.md#reading). */
	private users(headers: IncomingHttpHeaders, query: Page): Answer {
		const { directory, environment, processDue } = this.parts;
		processDue();
		const of = (account: TypsyAccount) =>
			environment.lag.listed(account.users.values()).map((user) => userInList(account, user));
		const all = [...directory.accounts.values()];
		const listed = headers['typsy-account-code'] === undefined ? all : [this.account(headers)];
		const { records, metadata } = this.paged(listed.flatMap(of), query);
		const total = all.flatMap(of).length;
		return { status: 200, body: { users: records, metadata: { ...metadata, total } } };
	}

	private accounts(query: Page): Answer {
		const { directory, environment, processDue } = this.parts;
		processDue();
		const children = [...directory.accounts.values()].filter(
			({ identifier }) => identifier !== null,
		);
		const { records, metadata } = this.paged(environment.lag.listed(children), query);
		return {
			status: 200,
			body: { accounts: records.map(accountInList), ...ofCorporation, metadata },
		};
	}

	private paged<One>(all: One[], { offset, limit }: Page) {
		this.lists += 1;
		const turns = this.parts.environment.settings.listOrder === 'reversing';
		const inOrder = turns && this.lists % 2 === 0 ? all.toReversed() : all;
		const records = inOrder.slice(offset, offset + limit);
		return { records, metadata: { total: all.length, count: records.length, limit, offset } };
	}
}
