import { byId, type Example, type Examples } from '../example';

const user = {
	contactFirstName: 'Geoff',
	contactLastName: 'Wilson',
	name: 'admin',
	password: 'a-store-password',
	email: 'customer@example.com',
};
const address = {
	streetOne: 'Westbury House',
	city: 'Guildford',
	state: 'Surrey',
	zip: 'GU2 4AW',
	countryCode: 'GB',
};

/** Something about a customer that was just made. */
const ofCustomer = (parameters: object = {}): Example => ({
	after: 'customer: create',
	parameters: { customerUuid: byId('={{ $json.customerUuid }}'), ...parameters },
});

export const yayApi: Examples = {
	'credential: test': {},
	'customer: allocateCredit': ofCustomer({ amount: '15.00' }),
	'customer: create': {
		parameters: {
			name: 'my_store_customer_1',
			contactName: 'Geoff Wilson',
			additionalFields: {
				storeFront: byId('3951ec81-cca4-4c4a-8efb-4bce76e04032'),
				users: { user: [user] },
				addresses: { address: [address] },
			},
		},
	},
	'customer: getAll': { after: 'customer: create' },
	'customer: getBalance': ofCustomer(),
	'customer: topUpCredit': ofCustomer({ amount: '10.00' }),
	'sipUser: getAll': {},
	'store: getAll': {},
};
