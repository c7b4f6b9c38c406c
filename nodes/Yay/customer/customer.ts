import type { IDataObject } from 'n8n-workflow';

import { checks, flag, locator, text, type RequestSpec } from '../../engine/declare';
import { uuid, uuidExample } from '../checks';
import { customers } from '../pickers';
import { readBalance } from '../requests';

/** What later steps ask for of a customer. */
export const identifiedCustomer = { customerUuid: 'uuid' };

/** The customer that an operation is about; `who` begins its description. */
export const customerUuid = (who: string) =>
	locator('Customer', {
		from: customers,
		select: 'a customer',
		example: uuidExample,
		description: `${who}, from the list of customers or by its ID`,
		check: uuid,
	});

/** What else is known of a customer (yay.md#customer); what is left out is Yay.com's to decide. */
export const aboutCustomer = {
	allowOutbound: flag('Allow Outbound Calls', {
		default: true,
		description: 'Whether the customer may make calls to the outside',
	}),
	phone: text('Phone', {
		example: '+441483000000',
		description: 'The phone number at which the customer is reached',
	}),
};

/** Takes a customer out of the list of all. */
export const findCustomer = (all: unknown, customerUuid: string): IDataObject | undefined =>
	(all as IDataObject[]).find(
		(found) => String(found.uuid).toLowerCase() === customerUuid.toLowerCase(),
	);

/** A header loses the spaces around it, and without any it would be about the own account. */
const isSafeName = (name: unknown): name is string =>
	typeof name === 'string' &&
	name !== '' &&
	name.trim() === name &&
	checks.headerText().safeParse(name).success;

/** Asks for a customer's balance; `undefined` where no header can name the customer (yay.md#not-said). */
export const readBalanceOf = ({ name }: IDataObject): RequestSpec | undefined =>
	isSafeName(name) ? readBalance(name) : undefined;

const on = [true, 1, '1', 'true'];
const off = [false, 0, '0', 'false'];

/** Whether a customer may call out, in a word; whether it is listed as true or as 1 is not said (yay.md#customer). */
export function customerInWords({ allow_outbound: allowed }: IDataObject): IDataObject {
	if (on.some((one) => one === allowed)) return { outboundCalls: 'allowed' };
	return off.some((one) => one === allowed) ? { outboundCalls: 'blocked' } : {};
}
