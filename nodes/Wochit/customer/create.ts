import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { anyText, defineOperation, text, type Refusal } from '../../engine/declare';
import { person } from '../person';
import { customerUpdate, partnerId, templateCategoryIds } from './customer';

const saysTaken = /already|exist|taken|unique|duplicat|in use/i;

/**
 * Name and partner ID are both unique, but only the partner ID says which customer it is. No words are
 * documented (wochit.md#uniqueness): certain is only a complaint that names the partner ID as its parameter.
 */
const partnerIdIsTaken = ({ complaints = [] }: Refusal) =>
	complaints.some(({ field, words }) => /(^|\.)partnerId$/i.test(field) && saysTaken.test(words));

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
	fields: {
		name: text('Name', {
			example: 'Harbour Cafe',
			description: "The customer's name; must be unique",
		}),
		partnerId,
	},
	additionalFields: {
		...person("The contact person's"),
		phone: anyText('Phone', { description: "The contact person's phone number" }),
		templateCategoryIds,
	},
	would: ({ name, partnerId }) => `create the customer ${name} with the partner ID ${partnerId}`,
	wouldAnswer: ({ name }, later) => ({ organizationId: later('organizationId', name) }),
	request: ({ name, partnerId, firstName, lastName, email, phone, templateCategoryIds }) => ({
		method: 'POST',
		path: '/api/v1/customers',
		body: {
			name,
			organization: { partnerId },
			adminUserRequestModel: { firstName, lastName, email, phone },
			templateCategoryIds,
		},
	}),
	answer: z.object({ organizationId: z.union([z.number(), z.string().min(1)]) }).passthrough(),
	// Of a customer that is there already only the partner ID is known to be this item's.
	output: (data, { name, partnerId }) => {
		const customer = data as IDataObject;
		return customer.organizationId === null ? customer : { name, partnerId, ...customer };
	},
	existing: {
		by: 'refusal',
		describe: (input) => `customer with the partner ID ${input.partnerId}`,
		refusedAsExisting: partnerIdIsTaken,
		known: knownCustomer,
		update: {
			request: ({ partnerId, templateCategoryIds }) =>
				templateCategoryIds && customerUpdate(partnerId, { templateCategoryIds }),
			output: knownCustomer,
		},
	},
	howToCheck: (input) =>
		`Look in Wochit's admin site for the customer with the partner ID ${input.partnerId}, or run this item again with If It Already Exists set to Use Existing: Wochit keeps a partner ID only once.`,
});
