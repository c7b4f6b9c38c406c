import { defineOperation } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { listCustomers } from '../requests';

export const getAllCustomers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: "Get many of your customers, without their users' passwords",
	effect: 'read',
	list: true,
	request: listCustomers,
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
