/** Parameters that create an account at Centrapay for each item: one after the other, each tried once. */
export const createAccountsOneByOne = {
	resource: 'account',
	operation: 'create',
	name: '={{ $json.name }}',
	type: 'org',
	additionalFields: { region: 'NZ' },
	requestSettings: { maxTries: 1, itemsAtOnce: 1 },
};
