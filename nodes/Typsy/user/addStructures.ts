import { defineOperation } from '../../engine/declare';
import { memberships, namesOf } from '../lists';
import { createStructuresIfNotExist } from './fields';
import { userGiven } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const addStructuresBy = (api: UserApi) =>
	defineOperation({
		value: 'addStructures',
		name: 'Add Structures',
		action: 'Add structures to a user',
		description: 'Add a user to one or more venues, departments or groups',
		effect: 'set',
		fields: { ...api.reference, structures: memberships },
		options: { createStructuresIfNotExist },
		would: ({ structures, ...user }) =>
			`add the structures ${namesOf(structures)} to ${userInWords(user)}`,
		target: userGiven(api, 'structures'),
		request: ({ structures, createStructuresIfNotExist, ...user }) =>
			api.submit('structures/add', user, { structures, options: { createStructuresIfNotExist } }),
		...api.submission,
	});

export const addStructures = addStructuresBy(today);
export const addStructuresWithKeys = addStructuresBy(withKeys);
