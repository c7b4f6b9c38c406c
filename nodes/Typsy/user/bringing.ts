import type { IDataObject } from 'n8n-workflow';

import { inWords, type RequestSpec } from '../../engine/declare';
import { changeUser } from '../requests';
import { differences, type WantedUser } from './changes';
import { today } from './user';

/**
 * What brings a user who is there to what an item wants; nothing where nothing differs. Adding comes before removing,
 * so that the user is never without. What may be refused, because Typsy says nothing of it, comes last and by itself.
 */
export function requestsFor(wanted: WantedUser, found: IDataObject): RequestSpec[] {
	const { changed, structures, teams, claims, otherRole, otherValue } = differences(wanted, found);
	const { createStructuresIfNotExist, createTeamsIfNotExist, accountCode } = wanted;
	const submit = (path: string, name: string, list: object[], options?: object) =>
		list.length === 0 ? [] : [today.submit(path, wanted, { [name]: list, options })];
	const removed = (kind: string, list: object[]) =>
		wanted.removeOthers ? submit(`${kind}/remove`, kind, list) : [];
	const named = (list: Array<{ name: string }>) => list.map(({ name }) => ({ name }));
	return [
		...(Object.keys(changed).length > 0
			? [changeUser(String(found.identifier), changed, accountCode)]
			: []),
		...submit('structures/add', 'structures', structures.lacking, { createStructuresIfNotExist }),
		...submit('teams/add', 'teams', teams.lacking, { createTeamsIfNotExist }),
		...submit('claims/add', 'claims', claims.lacking),
		...removed('structures', named(structures.others)),
		...removed('teams', named(teams.others)),
		...removed(
			'claims',
			claims.others.map(({ key, issuer }) => ({ key, issuer: issuer ?? undefined })),
		),
		...submit('structures/add', 'structures', otherRole),
		...submit('claims/add', 'claims', otherValue),
	];
}

/** What was asked for although Typsy doesn't say what comes of it (typsy.md#not-said). */
function doubts({ otherRole, otherValue }: ReturnType<typeof differences>): string[] {
	const roles = otherRole.map(({ name, role }) => `${role} in ${name}`);
	const values = otherValue.map(({ key }) => key);
	return [
		...(roles.length > 0
			? [
					`Typsy doesn't say whether a role changes when a user is added to a structure again: look with Get whether the user is ${inWords(roles)} now.`,
				]
			: []),
		...(values.length > 0
			? [
					`Typsy doesn't say whether another value takes the place of a claim's: look with Get at ${inWords(values)}.`,
				]
			: []),
	];
}

/** A user who was there, as the submissions that were accepted leave them. */
export function broughtTo(
	wanted: WantedUser,
	found: IDataObject,
	receipts: unknown[],
): IDataObject {
	const differing = differences(wanted, found);
	const { own, changed, structures, teams, claims } = differing;
	const gone: unknown[] = wanted.removeOthers
		? [...structures.others, ...teams.others, ...claims.others]
		: [];
	const after = <One>(all: One[], lacking: One[]) => [
		...all.filter((one) => !gone.includes(one)),
		...lacking,
	];
	const isRenamed = 'firstName' in changed || 'lastName' in changed;
	const { name, ...user } = found;
	const notice = doubts(differing).join(' ');
	return {
		...user,
		...(isRenamed ? {} : { name }),
		...changed,
		workspace: {
			...(found.workspace as IDataObject),
			structures: after(own.structures, structures.lacking),
			teams: after(own.teams, teams.lacking),
			claims: after(own.claims, claims.lacking),
		},
		requestIds: receipts.map((receipt) => (receipt as IDataObject).requestId),
		...(notice && { notice }),
	} as unknown as IDataObject;
}
