import { z } from 'zod';

import { headerText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { recordsAnswer, withoutPasswords } from '../answers';

export const getAllSipUsers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many SIP users',
	description: "Get many of your or a customer's SIP users, without their passwords",
	effect: 'read',
	list: true,
	simplified: [
		'uuid',
		'display_name',
		'extension',
		'type',
		'user_name',
		'country_code',
		'timezone',
		'created_on',
		'updated_on',
	],
	properties: [
		{
			displayName: 'On Behalf Of',
			name: 'onBehalfOf',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description:
				'The customer whose SIP users to get, from the list of customers or by its name; leave it empty to get your own',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a customer...',
					typeOptions: { searchListMethod: 'searchCustomerNames', searchable: true },
				},
				{
					displayName: 'By Name',
					name: 'name',
					type: 'string',
					placeholder: 'e.g. my_customer_name',
				},
			],
		},
	],
	schema: z.object({
		onBehalfOf: headerText()
			.refine((name) => name.trim() !== '', "can't be only spaces")
			.optional(),
	}),
	request: ({ onBehalfOf }) => ({
		method: 'GET',
		path: '/voip/user',
		headers: withoutEmpty({ 'X-Auth-For': onBehalfOf }),
	}),
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
