import type { IDataObject } from 'n8n-workflow';

/**
 * What tells a thing that a key made from what people made in the portal, and since when it is there
 * (centrapay.md#limits): `crn:<accountId>:api-key:<name>`. A key's own name can't be asked for.
 */
export const madeByKey = {
	madeAt: ({ createdAt }: IDataObject): unknown => createdAt,
	mayBeOurs: ({ createdBy }: IDataObject): boolean => /^crn:[^:]*:api-key:/.test(String(createdBy)),
};
