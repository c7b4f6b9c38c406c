import { defineOperation } from '../../engine/declare';
import { memberships, namesOf } from '../lists';
import { createStructuresIfNotExist } from './fields';
import { today, userInWords, withKeys, type UserApi } from './user';

const addStructuresBy = ({ reference, submit, submission }: UserApi) =>
	defineOperation({
		value: 'addStructures',
		name: 'Add Structures',
		action: 'Add structures to a user',
		description: 'Add a user to one or more venues, departments or groups',
		effect: 'set',
		fields: { ...reference, structures: memberships },
		options: { createStructuresIfNotExist },
		would: ({ structures, ...user }) =>
			`add the structures ${namesOf(structures)} to ${userInWords(user)}`,
		request: ({ structures, createStructuresIfNotExist, ...user }) =>
			submit('structures/add', user, { structures, options: { createStructuresIfNotExist } }),
		...submission,
	});

export const addStructures = addStructuresBy(today);
export const addStructuresWithKeys = addStructuresBy(withKeys);
