import { checks, defineOperation, locator, optional } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { customerNames } from '../pickers';

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
	fields: {
		onBehalfOf: optional(
			locator('On Behalf Of', {
				from: customerNames,
				by: 'Name',
				select: 'a customer',
				example: 'my_customer_name',
				description:
					'The customer whose SIP users to get, from the list of customers or by its name; leave it empty to get your own',
				check: checks.headerText,
			}),
		),
	},
	request: ({ onBehalfOf }) => ({
		method: 'GET',
		path: '/voip/user',
		headers: { 'X-Auth-For': onBehalfOf },
	}),
	answer: recordsAnswer,
	output: (data) => withoutPasswords(data),
});
