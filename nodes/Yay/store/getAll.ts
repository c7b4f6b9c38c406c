import { defineOperation } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { listStores } from '../requests';

export const getAllStores = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many stores',
	description: 'Get many of the stores in which your customers buy',
	effect: 'read',
	identifiers: { storeFront: 'uuid' },
	list: true,
	request: listStores,
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
