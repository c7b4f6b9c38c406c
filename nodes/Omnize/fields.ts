import { z } from 'zod';

import { checks, flag, numericId, onScreenOnly, text } from '../engine/declare';

/** The account that an operation is about. */
export const accountId = numericId('Account ID', {
	example: '1111',
	description: 'The ID of the account, a number that creating the account puts out',
});

/** The account whose agents and departments are listed: Omnize lists them only within one. */
export const accountOfLists = onScreenOnly(
	text('Account ID', {
		example: '1111',
		description: 'The account to list from; not needed where everything is chosen by its ID',
	}),
);

function asFlag(given: unknown) {
	const value = typeof given === 'string' ? given.trim() : given;
	return value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;
}

/** A switch that Omnize takes as 1 or 0, and that its own records hold as such. */
export const activeFlag = (description: string) =>
	flag('Active', {
		default: true,
		description,
		check: () => z.preprocess(asFlag, checks.flag()).transform((active) => (active ? 1 : 0)),
	});
