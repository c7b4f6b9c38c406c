import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { email, list, requiredText, text } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { customerUpdate, partnerId, templateCategoryIds } from './customer';

/** Name and partner ID are both unique, but only the partner ID says which customer it is. */
const partnerIdIsTaken = /partner[_ ]?id[^;]*(already|taken|unique|duplicat|in use)/i;

/** Creating a customer answers with nothing but its organization ID, and there is no way to look it up. */
const knownCustomer = (input: { partnerId: string }): IDataObject => ({
	organizationId: null,
	partnerId: input.partnerId,
	notice: "The customer is there. Its organization ID isn't known: Wochit tells it only once.",
});

export const createCustomer = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer of the channel',
	effect: 'create',
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Harbour Cafe',
			description: "The customer's name; must be unique",
		},
		partnerId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'e.g. name@email.com',
					default: '',
					description: "The contact person's email",
				},
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
					description: "The contact person's first name",
				},
				{
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					default: '',
					description: "The contact person's last name",
				},
				{
					displayName: 'Phone',
					name: 'phone',
					type: 'string',
					default: '',
					description: "The contact person's phone number",
				},
				templateCategoryIds,
			],
		},
	],
	schema: z.object({
		name: requiredText(),
		partnerId: requiredText(),
		firstName: text().optional(),
		lastName: text().optional(),
		email: email().optional(),
		phone: text().optional(),
		templateCategoryIds: list(requiredText()).optional(),
	}),
	request: ({ name, partnerId: customer, firstName, lastName, email: address, phone, ...rest }) => {
		const contact = withoutEmpty({ firstName, lastName, email: address, phone });
		return {
			method: 'POST',
			path: '/api/v1/customers',
			body: withoutEmpty<string | string[] | IDataObject>({
				name,
				organization: { partnerId: customer },
				adminUserRequestModel: Object.keys(contact).length > 0 ? contact : undefined,
				templateCategoryIds: rest.templateCategoryIds,
			}),
		};
	},
	answer: z.object({ organizationId: z.union([z.number(), z.string().min(1)]) }).passthrough(),
	output: (data, input) => ({ name: input.name, partnerId: input.partnerId, ...(data as object) }),
	existing: {
		describe: (input) => `customer with the partner ID ${input.partnerId}`,
		refusedAsExisting: ({ message }) => partnerIdIsTaken.test(message),
		known: knownCustomer,
		update: {
			request: (input) =>
				input.templateCategoryIds &&
				customerUpdate(input.partnerId, { templateCategoryIds: input.templateCategoryIds }),
			output: knownCustomer,
		},
	},
	howToCheck: (input) =>
		`Look in Wochit's admin site for the customer with the partner ID ${input.partnerId}, or run this item again with If It Already Exists set to Use Existing: Wochit keeps a partner ID only once.`,
});
