import type { IDataObject } from 'n8n-workflow';

import type { ListSource, Vendor } from '../../nodes/engine/declare';

export interface List {
	source: ListSource;
	parameters: IDataObject;
}

/** A searchable list of the vendor, in the place where it is opened; none where it has none. */
export function listsOf({ resources }: Vendor): List[] {
	return resources
		.flatMap(({ value: resource, operations }) =>
			operations.flatMap(({ value: operation, lists }) =>
				lists
					.filter(({ by }) => by === 'listSearch')
					.map(({ source }) => {
						const needed = Object.keys(source.needs ?? {}).map((name) => [name, '1'] as const);
						return {
							source,
							parameters: { resource, operation, ...Object.fromEntries(needed) },
						};
					}),
			),
		)
		.slice(0, 1);
}
