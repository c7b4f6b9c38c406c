import { defineOperation, path } from '../../engine/declare';
import { accountId } from '../account/account';
import { identified } from '../answers';
import { experimental } from '../fields';

export const getBusiness = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a business',
	description: 'Get the business of an account',
	effect: 'read',
	identifiers: { businessId: 'id' },
	simplified: [
		'id',
		'accountId',
		'accountName',
		'nzbn',
		'name',
		'tradingName',
		'onboardingStatus',
		'onboardingStatusReason',
		'createdAt',
	],
	fields: { experimental, accountId },
	request: (input) => ({ method: 'GET', path: path`/api/accounts/${input.accountId}/business` }),
	answer: identified,
});
