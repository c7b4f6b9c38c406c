import type { IDataObject } from 'n8n-workflow';

const on = [true, 1, '1', 'true', 'SIM'];
const off = [false, 0, '0', 'false', 'NAO', 'NÃO'];

/** Whether a switch is on, as Omnize writes it: 1 and 0, or its words for yes and no (omnize.md#agent). */
export const isOn = (value: unknown): boolean | undefined =>
	on.some((one) => one === value) ? true : off.some((one) => one === value) ? false : undefined;

/** The fields that have a value. */
export const given = (fields: Record<string, unknown>): IDataObject =>
	Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as IDataObject;
