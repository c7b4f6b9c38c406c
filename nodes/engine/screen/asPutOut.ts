import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../declare/operation';

const pick = (whole: IDataObject, fields: string[]): IDataObject =>
	Object.fromEntries(
		fields.filter((field) => field in whole).map((field) => [field, whole[field]]),
	);

function identified({ identifiers }: Pick<Operation, 'identifiers'>, whole: IDataObject) {
	const found: IDataObject = {};
	for (const name in identifiers) {
		const value = whole[identifiers[name]!];
		if (value !== undefined) found[name] = value;
	}
	return found;
}

/**
 * A record as it is put out: first what later steps ask for by another name, then the vendor's own fields, last
 * some of them in people's words.
 */
export function asPutOut(
	operation: Pick<Operation, 'identifiers' | 'simplified' | 'readable'>,
	whole: IDataObject,
	simplifies: boolean,
): IDataObject {
	const { simplified, readable } = operation;
	const kept = simplified && simplifies ? pick(whole, simplified) : whole;
	const isRaw = simplified !== undefined && !simplifies;
	return { ...identified(operation, whole), ...kept, ...(isRaw ? {} : readable?.(whole)) };
}
