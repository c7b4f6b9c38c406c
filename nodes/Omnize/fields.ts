import { z } from 'zod';

import { checks, flag, locator, onScreenOnly, text } from '../engine/declare';
import { accounts } from './pickers';
import type { PartnerApi } from './requests';

const account = (api: PartnerApi) => ({
	from: accounts(api),
	select: 'an account',
	example: '1111',
});

/** The account that an operation is about. */
export const accountId = (api: PartnerApi) =>
	locator('Account', {
		...account(api),
		description: 'The account, from the list of accounts or by its ID',
		check: checks.numericId,
		digits: true,
	});

/** The account whose agents and departments are listed: Omnize lists them only within one. */
export const accountOfLists = (api: PartnerApi) =>
	onScreenOnly(
		locator('Account', {
			...account(api),
			description: 'The account to list from; not needed where everything is chosen by its ID',
		}),
	);

/** What a list is narrowed down by, at the vendor. */
export const search = (what: string) =>
	text('Search', {
		example: 'name@email.com',
		description: `Only ${what} has this in it`,
	});

function asFlag(given: unknown) {
	const value = typeof given === 'string' ? given.trim() : given;
	return value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;
}

/** A switch that is on or off; records of Omnize's may hold it as 1 and 0. */
export const activeSwitch = (description: string) =>
	flag('Active', {
		default: true,
		description,
		check: () => z.preprocess(asFlag, checks.flag()),
	});

/** A switch that Omnize takes as 1 or 0. */
export const activeFlag = (description: string) =>
	flag('Active', {
		default: true,
		description,
		check: () => z.preprocess(asFlag, checks.flag()).transform((active) => (active ? 1 : 0)),
	});
