import { path, type RequestSpec } from '../engine/declare';

/** All customers; never with `X-Auth-For` (yay.md). */
export const listCustomers = (): RequestSpec => ({ method: 'GET', path: '/account/reseller' });

/** The own balance, or with `X-Auth-For` that of a customer (yay.md#requests, yay.md#traps). */
export const readBalance = (customerName?: string): RequestSpec => ({
	method: 'GET',
	path: '/account/balance',
	headers: { 'X-Auth-For': customerName },
});

/** Moves credit: the guide prints it as a PUT of this one field (yay.md#allocate-credit, yay.md#traps). */
export const moveCredit = (customerUuid: string, balance: string): RequestSpec => ({
	method: 'PUT',
	path: path`/account/reseller/${customerUuid}`,
	body: { balance },
});

/** All stores; never with `X-Auth-For` (yay.md). */
export const listStores = (): RequestSpec => ({ method: 'GET', path: '/account/store' });
