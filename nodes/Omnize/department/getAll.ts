import { defineOperation } from '../../engine/declare';
import { records } from '../answers';
import { accountId } from '../fields';
import { listDepartments } from '../requests';
import { departmentInWords } from './department';

export const getAllDepartments = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many departments',
	description: 'Get many of the departments of an account',
	effect: 'read',
	...departmentInWords,
	list: true,
	fields: { accountId },
	request: (input) => listDepartments(input.accountId),
	answer: records,
});
