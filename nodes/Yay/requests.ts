import type { RequestSpec } from '../engine/declare';

/** All customers; never with `X-Auth-For` (yay.md). */
export const listCustomers = (): RequestSpec => ({ method: 'GET', path: '/account/reseller' });

/** All stores; never with `X-Auth-For` (yay.md). */
export const listStores = (): RequestSpec => ({ method: 'GET', path: '/account/store' });
