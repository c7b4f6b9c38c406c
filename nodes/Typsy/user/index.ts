import type { Resource } from '../../engine/declare';
import { addClaims } from './addClaims';
import { addStructures } from './addStructures';
import { addTeams } from './addTeams';
import { createUser } from './create';
import { departUser } from './depart';
import { getUserRequestStatus } from './getRequestStatus';
import { removeClaims } from './removeClaims';
import { removeStructures } from './removeStructures';
import { removeTeams } from './removeTeams';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [
		createUser,
		departUser,
		addTeams,
		removeTeams,
		addStructures,
		removeStructures,
		addClaims,
		removeClaims,
		getUserRequestStatus,
	],
};
