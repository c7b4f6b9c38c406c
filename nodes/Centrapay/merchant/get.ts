import { defineOperation } from '../../engine/declare';
import { identified } from '../answers';
import { accountOfLists } from '../fields';
import { readMerchant } from '../requests';
import { identifiedMerchant, merchantId, simplifiedMerchant } from './merchant';

export const getMerchant = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a merchant',
	description: 'Get information about a merchant',
	effect: 'read',
	identifiers: identifiedMerchant,
	simplified: simplifiedMerchant,
	fields: { accountId: accountOfLists, merchantId },
	request: (input) => readMerchant(input.merchantId),
	answer: identified,
});
