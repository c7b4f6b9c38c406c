import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type {
	accountCreation,
	accountCreationToday,
	userCreation,
	userCreationToday,
	userRequests,
	userRequestsToday,
	userUpdate,
} from './typsyRequests';

/** Code and description of a broken business rule, as a failed request status gives it. */
export interface TypsyError {
	code: string;
	description: string;
}

/** A user with an assigned license, or a departed one. */
export interface TypsyUser {
	/** Typsy's own identifier. */
	id: string;
	firstName: string;
	lastName: string;
	email: string;
	departed: boolean;
	/** Structure name to role. */
	structures: Map<string, string>;
	teams: Set<string>;
	claims: Array<{ key: string; value: string; issuer?: string }>;
	/** A text since October 2023 (typsy.md#generations). */
	ssoUserIdentifier?: string | { providerName: string; providerKey: string };
	invited: boolean;
	farewellSent: boolean;
}

/** An account; the parent account has no code, which was called its identifier once (typsy.md#generations). */
export interface TypsyAccount {
	/** Typsy's own identifier. */
	id: string;
	identifier: string | null;
	name: string;
	vanityName: string;
	/** A time zone of Windows, or since October 2023 one of IANA. */
	timezoneInfoId?: string;
	tzIdentifier?: string;
	country: string;
	region?: string;
	/** The e-mail addresses of who administers it, in lower case. */
	administrators: Set<string>;
	structures: Set<string>;
	teams: Set<string>;
	/** By e-mail address in lower case. */
	users: Map<string, TypsyUser>;
}

/** A change of the directory; returns what it breaks, and nothing changes then. */
export type Work = () => TypsyError | undefined;

type Creation = z.output<typeof userCreation> | z.output<typeof userCreationToday>;
type Requests = typeof userRequests;
type RequestsToday = typeof userRequestsToday;
type Claim = { key: string; value?: string; issuer?: string };

/** What a corporation's accounts have in common. */
export const corporationId = 'demo-corporation';

/**
 * Accounts and users, and the business rules of typsy.md. Codes other than `user_already_exists` and
 * `account_already_exists` are named after these two, as the document prints no more.
 */
export class TypsyDirectory {
	readonly accounts = new Map<string | null, TypsyAccount>();
	readonly created = { accounts: 0, users: 0 };

	private identified = 0;

	/** @param made is told of everything that was made */
	constructor(private readonly made: (thing: object) => void) {
		this.reset();
	}

	reset(): void {
		this.accounts.clear();
		this.created.accounts = 0;
		this.created.users = 0;
		this.identified = 0;
		this.accounts.set(null, {
			id: this.nextId(),
			administrators: new Set(),
			identifier: null,
			name: 'Demo Hotels',
			vanityName: 'Demo Hotels',
			timezoneInfoId: 'AUS Eastern Standard Time',
			country: 'AU',
			structures: new Set(['Head Office']),
			teams: new Set(['Managers']),
			users: new Map(),
		});
	}

	/** An identifier as Typsy's are: 32 hex digits. */
	private nextId(): string {
		this.identified += 1;
		return createHash('sha256').update(String(this.identified)).digest('hex').slice(0, 32);
	}

	/** The identifier of a person, who may be a user of several accounts. */
	private idOf(email: string): string | undefined {
		const accounts = [...this.accounts.values()];
		return accounts.flatMap(({ users }) => users.get(key(email)) ?? [])[0]?.id;
	}

	/** Creates what a request of today's asks for, where an account's code is called so. */
	createAccountToday({
		code,
		...account
	}: z.output<typeof accountCreationToday>): TypsyError | undefined {
		return this.createAccount({ ...account, identifier: code });
	}

	createAccount(
		request: Partial<z.output<typeof accountCreation>> &
			Pick<TypsyAccount, 'name' | 'vanityName' | 'country'> & {
				identifier: string;
				tzIdentifier?: string;
				region?: string;
			},
	): TypsyError | undefined {
		if (this.accounts.has(request.identifier)) {
			return {
				code: 'account_already_exists',
				description: `An account with the corporationId ${corporationId} and identifier ${request.identifier} already exists`,
			};
		}
		const { structures = [], teams = [], ...account } = request;
		const created: TypsyAccount = {
			...account,
			id: this.nextId(),
			administrators: new Set(),
			structures: namesOf(structures),
			teams: namesOf(teams),
			users: new Map(),
		};
		this.accounts.set(request.identifier, created);
		this.made(created);
		this.created.accounts += 1;
		return undefined;
	}

	createUser(account: TypsyAccount, request: Creation): TypsyError | undefined {
		const { options = {} } = request;
		const existing = account.users.get(key(request.email));
		if (existing && !(existing.departed && options.reactivateIfDeparted)) {
			return alreadyExists(request.email);
		}
		const missing =
			missingIn(
				'structure',
				account.structures,
				request.structures,
				options.createStructuresIfNotExist,
			) ?? missingIn('team', account.teams, request.teams ?? [], options.createTeamsIfNotExist);
		if (missing) return missing;
		for (const { name } of request.structures) account.structures.add(name);
		for (const { name } of request.teams ?? []) account.teams.add(name);
		const created: TypsyUser = {
			id: this.idOf(request.email) ?? this.nextId(),
			firstName: request.firstName,
			lastName: request.lastName,
			email: request.email,
			departed: false,
			structures: new Map(request.structures.map(({ name, role }) => [name, role])),
			teams: namesOf(request.teams ?? []),
			claims: request.claims ?? [],
			ssoUserIdentifier: request.ssoUserIdentifier,
			invited: options.sendInvitation ?? false,
			farewellSent: false,
		};
		account.users.set(key(request.email), created);
		if (existing) return undefined;
		this.made(created);
		this.created.users += 1;
		return undefined;
	}

	depart(user: TypsyUser, { options }: z.output<Requests['depart']>): undefined {
		user.departed = true;
		user.farewellSent = options?.sendFarewellEmail ?? false;
	}

	addTeams(
		account: TypsyAccount,
		user: TypsyUser,
		{ teams = [], options }: z.output<Requests['teams/add']>,
	): TypsyError | undefined {
		const missing = missingIn('team', account.teams, teams, options?.createTeamsIfNotExist);
		if (missing) return missing;
		for (const { name } of teams) {
			account.teams.add(name);
			user.teams.add(name);
		}
		return undefined;
	}

	removeTeams(
		user: TypsyUser,
		{ teams = [], options }: z.output<Requests['teams/remove']>,
	): TypsyError | undefined {
		const absent = teams.find(({ name }) => !user.teams.has(name));
		if (absent && options?.continueIfNotInTeam === false) return notIn('team', user, absent.name);
		for (const { name } of teams) user.teams.delete(name);
		return undefined;
	}

	addStructures(
		account: TypsyAccount,
		user: TypsyUser,
		{ structures, options }: z.output<Requests['structures/add']>,
	): TypsyError | undefined {
		const create = options?.createStructuresIfNotExist;
		const missing = missingIn('structure', account.structures, structures, create);
		if (missing) return missing;
		for (const { name, role } of structures) {
			account.structures.add(name);
			user.structures.set(name, role);
		}
		return undefined;
	}

	removeStructures(
		user: TypsyUser,
		{
			structures,
			options = {},
		}: z.output<Requests['structures/remove']> | z.output<RequestsToday['structures/remove']>,
	): TypsyError | undefined {
		const { continueIfNotInStructure, continueIfNotInStruture } = {
			continueIfNotInStruture: undefined,
			...options,
		};
		const goOn = continueIfNotInStruture ?? continueIfNotInStructure ?? true;
		const absent = structures.find(({ name }) => !user.structures.has(name));
		if (absent && !goOn) return notIn('structure', user, absent.name);
		for (const { name } of structures) user.structures.delete(name);
		return undefined;
	}

	addClaims(user: TypsyUser, { claims = [] }: z.output<Requests['claims/add']>): undefined {
		this.removeClaims(user, { claims });
		user.claims.push(...claims);
	}

	/** Removes claims, by what is said of them: since October 2023 nobody says their values. */
	removeClaims(user: TypsyUser, { claims = [] }: { claims?: Claim[] }): undefined {
		const isGone = (claim: Claim) =>
			claims.some(
				({ key: name, value, issuer }) =>
					name === claim.key &&
					issuer === claim.issuer &&
					(value === undefined || value === claim.value),
			);
		user.claims = user.claims.filter((claim) => !isGone(claim));
	}

	/** Changes who a user is; the e-mail stays unique in the account. */
	update(
		account: TypsyAccount,
		{ identifier, ...changes }: z.output<typeof userUpdate>,
	): TypsyError | undefined {
		const user = [...account.users.values()].find(({ id }) => id === identifier);
		if (user === undefined || user.departed) {
			return {
				code: 'user_not_found',
				description: `A user with the identifier ${identifier} does not exist within your account.`,
			};
		}
		const { email = user.email } = changes;
		const other = account.users.get(key(email));
		if (other !== undefined && other !== user) return alreadyExists(email);
		account.users.delete(key(user.email));
		Object.assign(user, changes);
		account.users.set(key(email), user);
		return undefined;
	}

	/** Makes a user an administrator of the account, or none. */
	administer(account: TypsyAccount, user: TypsyUser, isAdministrator: boolean): undefined {
		if (isAdministrator) account.administrators.add(key(user.email));
		else account.administrators.delete(key(user.email));
	}

	/** The account that the header names, or the parent account. */
	account(identifier: string | null): TypsyAccount | TypsyError {
		return (
			this.accounts.get(identifier) ?? {
				code: 'account_not_found',
				description: `An account with the identifier ${identifier} does not exist.`,
			}
		);
	}

	/** A user who has not departed. */
	user(account: TypsyAccount, email: string): TypsyUser | TypsyError {
		const user = account.users.get(key(email));
		return user && !user.departed
			? user
			: {
					code: 'user_not_found',
					description: `A user with the email ${email} does not exist within your account.`,
				};
	}
}

function key(email: string): string {
	return email.toLowerCase();
}

function alreadyExists(email: string): TypsyError {
	return {
		code: 'user_already_exists',
		description: `A user with the email ${email} already exists within your account.`,
	};
}

function namesOf(things: Array<{ name: string }>): Set<string> {
	return new Set(things.map(({ name }) => name));
}

function missingIn(
	kind: 'structure' | 'team',
	known: Set<string>,
	wanted: Array<{ name: string }>,
	create = true,
): TypsyError | undefined {
	const missing = create ? undefined : wanted.find(({ name }) => !known.has(name));
	return (
		missing && {
			code: `${kind}_not_found`,
			description: `A ${kind} with the name ${missing.name} does not exist within your account.`,
		}
	);
}

function notIn(kind: 'structure' | 'team', user: TypsyUser, name: string): TypsyError {
	return {
		code: `user_not_in_${kind}`,
		description: `The user ${user.email} is not in the ${kind} ${name}.`,
	};
}
