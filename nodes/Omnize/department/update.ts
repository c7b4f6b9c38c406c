import { z } from 'zod';

import { numericId, requiredText, text } from '../../engine/declare/checks';
import { path, withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { activeFlag } from '../fields';
import { activeProperty, chosenDepartment, descriptionProperty } from './department';

export const updateDepartment = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a department',
	description: 'Change the name or description of a department, or whether it is active',
	effect: 'set',
	properties: [
		...chosenDepartment,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				activeProperty,
				descriptionProperty,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Support',
					description: 'The new name of the department',
				},
			],
		},
	],
	schema: z
		.object({
			departmentId: numericId(),
			name: requiredText().optional(),
			description: text().optional(),
			ativo: activeFlag().optional(),
		})
		.refine(
			({ name, description, ativo }) =>
				[name, description, ativo].some((value) => value !== undefined),
			{ path: ['updateFields'], message: 'needs at least one of Active, Description and Name' },
		),
	request: ({ departmentId: id, name, description, ativo }) => ({
		method: 'PUT',
		path: path`/api/v1/departments/${String(id)}`,
		body: { department: withoutEmpty<string | number>({ name, description, ativo }) },
	}),
	answer: recordIfAny,
	output: (data, input) => updated(data, { departmentId: input.departmentId }),
});
