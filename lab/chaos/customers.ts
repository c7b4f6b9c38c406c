import { vendors, type Vendor } from '../../sandbox';
import type { Customer } from '../demo/customers';

/** A customer, and the partners at whom they should be; none means all. */
export interface ChaosCustomer extends Customer {
	partners: string;
}

/** How many customers there are for each that is not wanted at all partners. */
const choosy = 5;

/** The partners at whom a customer should be. */
export const wantedBy = ({ partners }: ChaosCustomer): Vendor[] =>
	vendors.filter((vendor) => partners === '' || partners.split(';').includes(vendor));

/** Makes customers, no two of which have anything in common that a partner could know them by. */
export function makeCustomers(count: number): ChaosCustomer[] {
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
			partners: index % choosy === choosy - 1 ? 'wochit;yay' : '',
		};
	});
}

/** The file that the workflow reads. */
export function toCsv(customers: ChaosCustomer[]): string {
	const [first] = customers;
	const rows = customers.map((customer) => Object.values<string>({ ...customer }));
	return [Object.keys({ ...first }), ...rows, []].map((row) => row.join(',')).join('\n');
}
