import { defineOperation, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { changeDepartment } from '../requests';
import { ativo, chosenDepartment, departmentInWords, description } from './department';

export const updateDepartment = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a department',
	description: 'Change the name or description of a department, or whether it is active',
	effect: 'set',
	...departmentInWords,
	fields: chosenDepartment,
	updateFields: {
		ativo,
		description,
		name: text('Name', { example: 'Support', description: 'The new name of the department' }),
	},
	would: ({ departmentId }) => `change the department ${departmentId}`,
	request: ({ departmentId, name, description, ativo }) =>
		changeDepartment(departmentId, { name, description, ativo }),
	answer: recordIfAny,
	output: recordOrSuccess('departmentId'),
});
