import { defineOperation } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { listMerchants } from '../requests';
import { identifiedMerchant, simplifiedMerchant } from './merchant';

export const getAllMerchants = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many merchants',
	description: 'Get many of the merchants of an account',
	effect: 'read',
	identifiers: identifiedMerchant,
	simplified: simplifiedMerchant,
	list: true,
	fields: { accountId },
	request: (input) => listMerchants(input.accountId),
	answer: listAnswer,
});
