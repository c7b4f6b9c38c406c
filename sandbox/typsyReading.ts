import { corporationId, type TypsyAccount, type TypsyUser } from './typsyDirectory';

const ssoOf = ({ ssoUserIdentifier }: TypsyUser): string | null =>
	typeof ssoUserIdentifier === 'object'
		? ssoUserIdentifier.providerKey
		: (ssoUserIdentifier ?? null);

const statusOf = ({ departed }: TypsyUser) => (departed ? 'Departed' : 'Licensed');

const person = (user: TypsyUser) => ({
	identifier: user.id,
	name: `${user.firstName} ${user.lastName}`,
	firstName: user.firstName,
	lastName: user.lastName,
	email: user.email,
	ssoUserIdentifier: ssoOf(user),
});

/** A user as a list has them (typsy.md#reading). */
export const userInList = ({ id }: TypsyAccount, user: TypsyUser) => ({
	...person(user),
	workspace: {
		identifier: id,
		status: statusOf(user),
		structureCount: user.structures.size,
		teamCount: user.teams.size,
		claimsCount: user.claims.length,
	},
});

/** A user who was asked for (typsy.md#reading). */
export const oneUser = ({ id }: TypsyAccount, user: TypsyUser) => ({
	...person(user),
	workspace: {
		identifier: id,
		status: statusOf(user),
		structures: [...user.structures].map(([name, role]) => ({ name, role })),
		teams: [...user.teams].map((name) => ({ name })),
		claims: user.claims,
	},
});

const facts = (account: TypsyAccount) => ({
	identifier: account.id,
	code: account.identifier,
	name: account.name,
	vanityName: account.vanityName,
	tzIdentifier: account.tzIdentifier ?? null,
	country: account.country,
	region: account.region ?? null,
});

/** An account as a list has it (typsy.md#reading). */
export const accountInList = (account: TypsyAccount) => ({
	...facts(account),
	structureCount: account.structures.size,
	teamCount: account.teams.size,
});

const identified = (account: TypsyAccount, names: Set<string>) =>
	[...names].map((name, place) => ({
		identifier: account.id.slice(0, 30) + String(place).padStart(2, '0'),
		name,
	}));

/** An account that was asked for (typsy.md#reading). */
export const oneAccount = (account: TypsyAccount) => ({
	...facts(account),
	structures: identified(account, account.structures),
	teams: identified(account, account.teams),
});

/** What a list of accounts has beside them: all are of one corporation. */
export const ofCorporation = { corporationId };
