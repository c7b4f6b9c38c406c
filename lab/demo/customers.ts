import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file that the demo onboards. */
export const customersFile = join(__dirname, 'customers.csv');

/** A row of the file. */
export interface Customer {
	reference: string;
	company: string;
	contactFirstName: string;
	contactLastName: string;
	email: string;
	phone: string;
	website: string;
	region: string;
	country: string;
	timeZone: string;
	licenses: string;
	credit: string;
	colleagueFirstName: string;
	colleagueLastName: string;
	colleagueEmail: string;
}

/** Reads the customers that the demo onboards. */
export function readCustomers(): Customer[] {
	return parse(readFileSync(customersFile), { columns: true }) as unknown as Customer[];
}
