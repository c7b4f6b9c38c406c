import { defineOperation } from '../../engine/declare';
import { memberships, namesOf } from '../lists';
import {
	createStructuresIfNotExist,
	submit,
	userReference,
	userSubmission,
	userInWords,
} from './user';

export const addStructures = defineOperation({
	value: 'addStructures',
	name: 'Add Structures',
	action: 'Add structures to a user',
	description: 'Add a user to one or more venues, departments or groups',
	effect: 'set',
	fields: { ...userReference, structures: memberships },
	options: { createStructuresIfNotExist },
	would: ({ structures, ...user }) =>
		`add the structures ${namesOf(structures)} to ${userInWords(user)}`,
	request: ({ structures, createStructuresIfNotExist, ...user }) =>
		submit('/v2/users/structures/add', user, {
			structures,
			options: { createStructuresIfNotExist },
		}),
	...userSubmission,
});
