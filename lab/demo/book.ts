import { DataTable } from '../n8n/dataTable';
import type { Rest } from '../n8n/rest';

/** Finds the data table in which the workflows keep where each customer stands. */
export const findBook = async (rest: Rest): Promise<DataTable | undefined> =>
	await DataTable.find(rest, 'Partner customers');

/** Forgets all customers, as the sandbox does when it is reset. */
export const clearBook = async (rest: Rest): Promise<void> => await (await findBook(rest))?.clear();
