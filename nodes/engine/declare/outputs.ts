import type { IDataObject } from 'n8n-workflow';

type Named<Name extends string> = { [Each in Name]?: unknown };

function identifiersOf(names: string[], input: unknown): IDataObject {
	const values = input as IDataObject;
	return Object.fromEntries(
		names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]),
	);
}

/** Makes the output of one record: what identifies it, from the input, and what the vendor answered. */
export const withIdentifiers =
	<Name extends string>(...names: Name[]) =>
	(data: unknown, input: Named<Name>): IDataObject => ({
		...identifiersOf(names, input),
		...(data as IDataObject | undefined),
	});

/** Makes the output of an empty success: that it worked, and for what. */
export const successFor =
	<Name extends string>(...names: Name[]) =>
	(_data: unknown, input: Named<Name>): IDataObject => ({
		success: true,
		...identifiersOf(names, input),
	});

/** Makes the output of an answer that may be empty: the record, else that it worked and for what. */
export const recordOrSuccess =
	<Name extends string>(...names: Name[]) =>
	(data: unknown, input: Named<Name>): IDataObject =>
		(data as IDataObject | undefined) ?? successFor(...names)(data, input);
