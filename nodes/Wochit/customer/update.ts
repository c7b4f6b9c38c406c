import { choices, defineOperation, optional, successFor, wholeNumber } from '../../engine/declare';
import { customerUpdate, partnerId, templateCategoryIds } from './customer';

export const updateCustomer = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a customer',
	description: 'Change or clear fields of a customer; what is not named stays as it is',
	effect: 'set',
	fields: { partnerId },
	updateFields: {
		hostedMediaProvider: wholeNumber('Hosted Media Provider', {
			minimum: 1,
			default: 1,
			description:
				"The number of the provider of the customer's hosted media; Wochit's support tells it",
		}),
		templateCategoryIds,
	},
	lastFields: {
		fieldsToClear: optional(
			choices(
				'Fields to Clear',
				{
					hostedMediaProvider: 'Hosted Media Provider',
					templateCategoryIds: 'Template Categories',
				},
				{ description: 'Which fields of the customer to empty' },
			),
		),
	},
	// Clearing a field is an update too.
	needsOneOf: [],
	check({ hostedMediaProvider, templateCategoryIds, fieldsToClear = [] }, problem) {
		const set = { hostedMediaProvider, templateCategoryIds };
		if (fieldsToClear.some((field) => set[field] !== undefined)) {
			problem('fieldsToClear', 'names a field that Update Fields sets: choose one of both');
		}
		const setsNothing = Object.values(set).every((value) => value === undefined);
		if (setsNothing && fieldsToClear.length === 0) {
			problem('updateFields', 'needs at least one field, unless Fields to Clear has one');
		}
	},
	would: ({ partnerId }) => `change the customer with the partner ID ${partnerId}`,
	request: ({ partnerId, hostedMediaProvider, templateCategoryIds, fieldsToClear = [] }) => {
		const clears = (field: (typeof fieldsToClear)[number]) => fieldsToClear.includes(field);
		return customerUpdate(partnerId, {
			hostedMedia: { provider: clears('hostedMediaProvider') ? null : hostedMediaProvider },
			templateCategoryIds: clears('templateCategoryIds') ? null : templateCategoryIds,
		});
	},
	output: successFor('partnerId'),
});
