import type { Resource } from '../../engine/declare';
import { addClaims, addClaimsWithKeys } from './addClaims';
import { addStructures, addStructuresWithKeys } from './addStructures';
import { addTeams, addTeamsWithKeys } from './addTeams';
import { createUser, createUserWithKeys } from './create';
import { departUser, departUserWithKeys } from './depart';
import { getUser } from './get';
import { getAllUsers } from './getAll';
import { getUserRequestStatus, getUserRequestStatusWithKeys } from './getRequestStatus';
import { removeClaims, removeClaimsWithKeys } from './removeClaims';
import { removeStructures, removeStructuresWithKeys } from './removeStructures';
import { removeTeams, removeTeamsWithKeys } from './removeTeams';
import { updateUser } from './update';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [
		createUser,
		getUser,
		getAllUsers,
		updateUser,
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

/** Until October 2023 (typsy.md#generations). */
export const userWithKeys: Resource = {
	value: 'user',
	name: 'User',
	operations: [
		createUserWithKeys,
		departUserWithKeys,
		addTeamsWithKeys,
		removeTeamsWithKeys,
		addStructuresWithKeys,
		removeStructuresWithKeys,
		addClaimsWithKeys,
		removeClaimsWithKeys,
		getUserRequestStatusWithKeys,
	],
};
