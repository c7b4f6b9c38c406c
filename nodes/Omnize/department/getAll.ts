import { defineOperation } from '../../engine/declare';
import { ofAccount, records } from '../answers';
import { accountId, search } from '../fields';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { departmentInWords, zenviaDepartmentInWords } from './department';

const facts = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many departments',
	description: 'Get many of the departments of an account',
	effect: 'read',
	list: true,
	answer: records,
} as const;

const fields = (api: PartnerApi) => ({ accountId: accountId(api) });

export const getAllDepartments = defineOperation({
	...facts,
	...departmentInWords,
	fields: fields(onOmnize),
	request: (input) => onOmnize.listDepartments(input.accountId),
});

export const getAllZenviaDepartments = defineOperation({
	...facts,
	...zenviaDepartmentInWords,
	fields: fields(onZenvia),
	options: { search: search('departments whose name or ID') },
	request: (input) => onZenvia.listDepartments(input.accountId, input.search),
	output: ofAccount,
});
