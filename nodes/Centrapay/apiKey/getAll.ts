import { defineOperation } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { listApiKeys } from '../requests';
import { identifiedKey } from './apiKey';

export const getAllApiKeys = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many API keys',
	description: "Get many of an account's API keys, without their secrets",
	effect: 'read',
	identifiers: identifiedKey,
	list: true,
	fields: { accountId },
	request: (input) => listApiKeys(input.accountId),
	answer: listAnswer,
});
