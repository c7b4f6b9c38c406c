import type { IDataObject } from 'n8n-workflow';

import type { Rest } from './rest';

/** A row of a data table: its columns, with what n8n adds by itself. */
export type Row = Record<string, string | number | null>;

interface Page<Item> {
	count: number;
	data: Item[];
}

const pageSize = 250;

/** One of n8n's data tables, as a person sees and corrects it in the editor. */
export class DataTable {
	private constructor(
		private readonly rest: Rest,
		private readonly path: string,
	) {}

	/** Finds the owner's data table with a name; `undefined` while there is none. */
	static async find(rest: Rest, name: string): Promise<DataTable | undefined> {
		const { id } = await rest.request<{ id: string }>('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${id}/data-tables`;
		const filter = encodeURIComponent(JSON.stringify({ name }));
		const found = await rest.request<Page<{ id: string; name: string }>>(
			'GET',
			`${tables}?filter=${filter}`,
		);
		const table = found.data.find((one) => one.name === name);
		return table && new DataTable(rest, `${tables}/${table.id}`);
	}

	/** Reads all rows, or those that a filter lets through, in the order in which they were made. */
	async rows(filter?: { type: 'and' | 'or'; filters: IDataObject[] }): Promise<Row[]> {
		const rows: Row[] = [];
		const only = filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : '';
		for (;;) {
			const page = await this.rest.request<Page<Row>>(
				'GET',
				`${this.path}/rows?skip=${rows.length}&take=${pageSize}&sortBy=id:asc${only}`,
			);
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** Adds rows. */
	async insert(...data: IDataObject[]): Promise<void> {
		await this.rest.request('POST', `${this.path}/insert`, { data, returnType: 'count' });
	}

	/** Removes all rows. */
	async clear(): Promise<void> {
		const filters = [{ columnName: 'id', condition: 'gt', value: 0 }];
		const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters }));
		await this.rest.request('DELETE', `${this.path}/rows?filter=${filter}`);
	}

	/** Changes cells of the rows in which a column has a value. */
	async change(column: string, value: string, data: IDataObject): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName: column, condition: 'eq', value }] };
		await this.rest.request('PATCH', `${this.path}/rows`, { filter, data });
	}
}
