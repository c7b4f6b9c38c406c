import { z } from 'zod';

import { list, oneOf, requiredText, wholeNumber } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { customerUpdate, partnerId, templateCategoryIds } from './customer';

export const updateCustomer = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a customer',
	description: 'Change or clear fields of a customer; what is not named stays as it is',
	effect: 'set',
	properties: [
		partnerId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Hosted Media Provider',
					name: 'hostedMediaProvider',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: "The provider of the customer's hosted media; Wochit's support tells which",
				},
				templateCategoryIds,
			],
		},
		{
			displayName: 'Fields to Clear',
			name: 'fieldsToClear',
			type: 'multiOptions',
			options: [
				{ name: 'Hosted Media Provider', value: 'hostedMediaProvider' },
				{ name: 'Template Categories', value: 'templateCategoryIds' },
			],
			default: [],
			description: 'Which fields to delete from the customer',
		},
	],
	schema: z
		.object({
			partnerId: requiredText(),
			hostedMediaProvider: wholeNumber(1).optional(),
			templateCategoryIds: list(requiredText()).optional(),
			fieldsToClear: list(oneOf('hostedMediaProvider', 'templateCategoryIds'))
				.optional()
				.transform((fields) => fields ?? []),
		})
		.superRefine(({ fieldsToClear, ...input }, context) => {
			const problem = (path: string, message: string) =>
				context.addIssue({ code: 'custom', path: [path], message });
			if (fieldsToClear.some((field) => input[field] !== undefined)) {
				problem('fieldsToClear', 'names a field that Update Fields sets: choose one of both');
			}
			const setsNothing =
				input.hostedMediaProvider === undefined && input.templateCategoryIds === undefined;
			if (setsNothing && fieldsToClear.length === 0) {
				problem('updateFields', 'needs at least one field, unless Fields to Clear has one');
			}
		}),
	request: ({ fieldsToClear, hostedMediaProvider, ...input }) => {
		const provider = fieldsToClear.includes('hostedMediaProvider') ? null : hostedMediaProvider;
		const categories = fieldsToClear.includes('templateCategoryIds')
			? null
			: input.templateCategoryIds;
		return customerUpdate(
			input.partnerId,
			withoutEmpty<string[] | { provider: number | null } | null>({
				hostedMedia: provider === undefined ? undefined : { provider },
				templateCategoryIds: categories,
			}),
		);
	},
	output: (_data, input) => ({ success: true, partnerId: input.partnerId }),
});
