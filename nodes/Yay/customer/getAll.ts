import { z } from 'zod';

import { defineOperation } from '../../engine/declare/types';
import { recordsAnswer, withoutPasswords } from '../answers';
import { listCustomers } from '../requests';

export const getAllCustomers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: "Get many of your customers, without their users' passwords",
	effect: 'read',
	list: true,
	properties: [],
	schema: z.object({}),
	request: listCustomers,
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
