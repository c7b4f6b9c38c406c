import { checks, choicesFrom, text, type RequestSpec } from '../../engine/declare';
import { templateCategories } from '../pickers';

/** The customer that an operation is about. */
export const partnerId = text('Partner ID', {
	example: 'customer-1042',
	description: 'Your own ID for the customer, which no other customer has',
	check: checks.requiredWord,
});

/** The template categories that a customer has. */
export const templateCategoryIds = choicesFrom(
	'Template Category Names or IDs',
	templateCategories,
	{ description: 'Limits the templates that the customer can choose from' },
);

interface FieldsUpdates {
	hostedMedia?: { provider: number | null | undefined };
	templateCategoryIds?: string[] | null;
}

/** An update of what is named in `fieldsUpdates`, and of nothing else (wochit.md#update-existing-customer). */
export const customerUpdate = (partnerId: string, fieldsUpdates: FieldsUpdates): RequestSpec => ({
	method: 'PATCH',
	path: '/api/v1/customers',
	body: { organization: { partnerId }, fieldsUpdates },
});
