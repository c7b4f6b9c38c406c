import type { z } from 'zod';
import type { accountCreation, userCreation, userRequests } from './typsyRequests';

/** Code and description of a broken business rule, as a failed request status gives it. */
export interface TypsyError {
	code: string;
	description: string;
}

/** A user with an assigned license, or a departed one. */
export interface TypsyUser {
	firstName: string;
	lastName: string;
	email: string;
	departed: boolean;
	/** Structure name to role. */
	structures: Map<string, string>;
	teams: Set<string>;
	claims: Array<{ key: string; value: string; issuer?: string }>;
	ssoUserIdentifier?: { providerName: string; providerKey: string };
	invited: boolean;
	farewellSent: boolean;
}

/** An account; the parent account has no identifier. */
export interface TypsyAccount {
	identifier: string | null;
	name: string;
	vanityName: string;
	timezoneInfoId: string;
	country: string;
	structures: Set<string>;
	teams: Set<string>;
	/** By e-mail address in lower case. */
	users: Map<string, TypsyUser>;
}

/** A change of the directory; returns what it breaks, and nothing changes then. */
export type Work = () => TypsyError | undefined;

type Creation = z.output<typeof userCreation>;
type Requests = typeof userRequests;

const corporationId = 'demo-corporation';

/**
 * Accounts and users, and the business rules of typsy.md. Codes other than `user_already_exists` and
 * `account_already_exists` are named after these two, as the document prints no more.
 */
export class TypsyDirectory {
	readonly accounts = new Map<string | null, TypsyAccount>();
	readonly created = { accounts: 0, users: 0 };

	constructor() {
		this.reset();
	}

	reset(): void {
		this.accounts.clear();
		this.created.accounts = 0;
		this.created.users = 0;
		this.accounts.set(null, {
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

	createAccount(request: z.output<typeof accountCreation>): TypsyError | undefined {
		if (this.accounts.has(request.identifier)) {
			return {
				code: 'account_already_exists',
				description: `An account with the corporationId ${corporationId} and identifier ${request.identifier} already exists`,
			};
		}
		const { structures = [], teams = [], ...account } = request;
		this.accounts.set(request.identifier, {
			...account,
			structures: namesOf(structures),
			teams: namesOf(teams),
			users: new Map(),
		});
		this.created.accounts += 1;
		return undefined;
	}

	createUser(account: TypsyAccount, request: Creation): TypsyError | undefined {
		const { options = {} } = request;
		const existing = account.users.get(key(request.email));
		if (existing && !(existing.departed && options.reactivateIfDeparted)) {
			return {
				code: 'user_already_exists',
				description: `A user with the email ${request.email} already exists within your account.`,
			};
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
		account.users.set(key(request.email), {
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
		});
		if (!existing) this.created.users += 1;
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
		{ structures, options = {} }: z.output<Requests['structures/remove']>,
	): TypsyError | undefined {
		const goOn = options.continueIfNotInStruture ?? options.continueIfNotInStructure ?? true;
		const absent = structures.find(({ name }) => !user.structures.has(name));
		if (absent && !goOn) return notIn('structure', user, absent.name);
		for (const { name } of structures) user.structures.delete(name);
		return undefined;
	}

	addClaims(user: TypsyUser, { claims = [] }: z.output<Requests['claims/add']>): undefined {
		this.removeClaims(user, { email: user.email, claims });
		user.claims.push(...claims);
	}

	removeClaims(user: TypsyUser, { claims = [] }: z.output<Requests['claims/remove']>): undefined {
		const gone = new Set(claims.map(claimKey));
		user.claims = user.claims.filter((claim) => !gone.has(claimKey(claim)));
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

function claimKey(claim: { key: string; value: string; issuer?: string }): string {
	return JSON.stringify([claim.key, claim.value, claim.issuer]);
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
