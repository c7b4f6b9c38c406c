import type { IDataObject } from 'n8n-workflow';

import { differences, type WantedUser } from './changes';

/** What a user is to be, in the fields in which they are asked for. */
export function userAfter(wanted: WantedUser, found: IDataObject): IDataObject {
	const { changed, structures, teams, claims, otherRole, otherValue, own } = differences(
		wanted,
		found,
	);
	const gone: unknown[] = wanted.removeOthers
		? [...structures.others, ...teams.others, ...claims.others]
		: [];
	const left = <One>(all: One[]) => all.filter((one) => !gone.includes(one));
	const roleOf = (one: { name: string; role: string }) =>
		otherRole.find(({ name }) => name === one.name)?.role ?? one.role;
	const { name: _, ...user } = found;
	return {
		...user,
		...changed,
		workspace: {
			...(found.workspace as IDataObject),
			structures: [
				...left(own.structures).map((one) => ({ ...one, role: roleOf(one) })),
				...structures.lacking,
			],
			teams: [...left(own.teams), ...teams.lacking],
			claims: [...left(own.claims), ...claims.lacking, ...otherValue],
		},
	} as unknown as IDataObject;
}
