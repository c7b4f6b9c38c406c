import type { Customer } from '../demo/customers';

/** Makes customers, no two of which have anything in common that a partner could know them by. */
export function makeCustomers(count: number): Customer[] {
	return Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(4, '0');
		return {
			reference: `CUST-${number}`,
			company: `Harbour Cafe ${number}`,
			contactFirstName: 'Aroha',
			contactLastName: `Ngata ${number}`,
			email: `aroha@cafe-${number}.example`,
			phone: `+64 9 555 ${number}`,
			website: `cafe-${number}.example`,
			region: 'NZ',
			country: 'NZ',
			timeZone: 'New Zealand Standard Time',
			licenses: String(2 + (index % 5)),
			credit: `${10 + (index % 40)}.${25 * (index % 4) || '00'}`,
			colleagueFirstName: 'Ben',
			colleagueLastName: `Carter ${number}`,
			colleagueEmail: `ben@cafe-${number}.example`,
		};
	});
}

/** The file that the workflow reads. */
export function toCsv(customers: Customer[]): string {
	const [first] = customers;
	const rows = customers.map((customer) => Object.values<string>({ ...customer }));
	return [Object.keys({ ...first }), ...rows, []].map((row) => row.join(',')).join('\n');
}
