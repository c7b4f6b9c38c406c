import { defineOperation } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { listCustomers } from '../requests';
import { customerInWords, identifiedCustomer } from './customer';

export const getAllCustomers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: "Get many of your customers, without their users' passwords",
	effect: 'read',
	identifiers: identifiedCustomer,
	list: true,
	readable: customerInWords,
	request: listCustomers,
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
