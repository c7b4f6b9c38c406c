import type { IDataObject } from 'n8n-workflow';

import type { UserReference } from './user';

interface Structure {
	name: string;
	role: string;
}
interface Claim {
	key: string;
	value: string;
	issuer?: string | null;
}

/** What an item wants a user to be. */
export interface WantedUser extends UserReference {
	firstName: string;
	lastName: string;
	structures: Structure[];
	teams?: Array<{ name: string }>;
	claims?: Claim[];
	ssoUserIdentifier?: string;
	createStructuresIfNotExist?: boolean;
	createTeamsIfNotExist?: boolean;
	reactivateIfDeparted?: boolean;
	removeOthers?: boolean;
	sendInvitation?: boolean;
}

const listIn = <One>(workspace: IDataObject, name: string): One[] =>
	Array.isArray(workspace[name]) ? (workspace[name] as One[]) : [];

/** Whether names compare with case is not said (typsy.md#not-said): they are the same only for what is left alone. */
const perhapsSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const claimed = ({ key, issuer }: Pick<Claim, 'key' | 'issuer'>) =>
	JSON.stringify([key, issuer ?? '']);

/** What a structure, team or claim is known by. */
export const keyIn = (thing: object): string =>
	'name' in thing ? String(thing.name) : claimed(thing as Claim);

/** Whether a user has none of these structures, teams or claims any more, whatever their names' case. */
export const hasNoneOf =
	(kind: 'structures' | 'teams' | 'claims', gone: object[]) =>
	({ workspace }: IDataObject): boolean => {
		const left = listIn<object>(workspace as IDataObject, kind).map(keyIn);
		return !gone.some((thing) => left.some((one) => perhapsSame(one, keyIn(thing))));
	};

/** What a list of names lacks, and what it has beside. */
const named = <One extends { name: string }>(wanted: One[], found: One[]) => ({
	lacking: wanted.filter(({ name }) => !found.some((one) => one.name === name)),
	others: found.filter(({ name }) => !wanted.some((one) => perhapsSame(one.name, name))),
});

/**
 * What differs between a user who is there and what an item wants. What happens to the role of a user who is added to
 * a structure again, and to a claim with another value of the same key and issuer, is not said (typsy.md#not-said).
 * Removing and adding is no way: submissions may be worked off in any order, and the user would end without.
 */
export function differences(wanted: WantedUser, found: IDataObject) {
	const workspace = (found.workspace ?? {}) as IDataObject;
	const own = {
		structures: listIn<Structure>(workspace, 'structures'),
		teams: listIn<{ name: string }>(workspace, 'teams'),
		claims: listIn<Claim>(workspace, 'claims'),
	};
	const { firstName, lastName, ssoUserIdentifier } = wanted;
	const changed = Object.entries({ firstName, lastName, ssoUserIdentifier }).filter(
		([name, value]) => value !== undefined && value !== found[name],
	);
	const claims = wanted.claims ?? [];
	const ofSameKey = (claim: Claim) => own.claims.filter((one) => claimed(one) === claimed(claim));
	return {
		own,
		changed: Object.fromEntries(changed) as Partial<WantedUser>,
		structures: named(wanted.structures, own.structures),
		otherRole: wanted.structures.filter(({ name, role }) =>
			own.structures.some((one) => one.name === name && !perhapsSame(String(one.role), role)),
		),
		teams: wanted.teams ? named(wanted.teams, own.teams) : { lacking: [], others: [] },
		claims: {
			lacking: claims.filter((claim) => ofSameKey(claim).length === 0),
			others: own.claims.filter(
				(one) =>
					wanted.claims !== undefined &&
					!claims.some((claim) => perhapsSame(claimed(claim), claimed(one))),
			),
		},
		otherValue: claims.filter((claim) => {
			const same = ofSameKey(claim);
			return same.length > 0 && !same.some(({ value }) => value === claim.value);
		}),
	};
}
