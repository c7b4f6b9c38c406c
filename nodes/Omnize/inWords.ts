import type { IDataObject } from 'n8n-workflow';

const on = [true, 1, '1', 'true', 'SIM'];
const off = [false, 0, '0', 'false', 'NAO', 'NÃO'];

/** Whether a switch is on, as Omnize writes it: 1 and 0, or its words for yes and no (omnize.md#agent). */
export const isOn = (value: unknown): boolean | undefined =>
	on.some((one) => one === value) ? true : off.some((one) => one === value) ? false : undefined;

/** Whether a record is in use: `active` takes the place of `ativo` (omnize.md#account). */
export const isActive = ({ active, ativo }: IDataObject): boolean | undefined =>
	isOn(active) ?? isOn(ativo);

/** Whether a record is there: what was deleted may stay in lists (omnize.md#lists-and-paging). */
export const isThere = ({ deleted_at: deletedAt }: IDataObject): boolean =>
	deletedAt === undefined || deletedAt === null;

/** The fields that have a value. */
export const given = (fields: Record<string, unknown>): IDataObject =>
	Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as IDataObject;
