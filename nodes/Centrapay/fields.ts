import { z } from 'zod';

import {
	checks,
	choiceOfMany,
	countries,
	countryOptions,
	group,
	locator,
	notice,
	onScreenOnly,
	optional,
	text,
	type Field,
	type ValuesOf,
} from '../engine/declare';
import { accounts } from './pickers';

/** For what Centrapay marks as experimental (centrapay.md#requests). */
export const experimental = notice(
	'Centrapay marks this as experimental: it may change or vanish without notice.',
);

/** The account whose things are listed to choose from: Centrapay lists them only within one. */
export const accountOfLists = onScreenOnly(
	locator('Account', {
		from: accounts,
		select: 'an account',
		example: 'Jaim1Cu1Q55uooxSens6yk',
		description: 'The account to list from; not needed where the rest is chosen by ID',
	}),
);

interface Sized {
	description: string;
	example?: string;
	/** How many characters it has at least. Default: 1. */
	least?: number;
	most: number;
}

/** Text of which Centrapay documents how long it may be. */
export const sized = (label: string, { least = 1, most, ...words }: Sized): Field<string> =>
	text(label, {
		...words,
		check: () =>
			checks
				.requiredWord()
				.refine(
					({ length }) => length >= least && length <= most,
					least === 1
						? `can have ${most} characters at most`
						: `must have ${least} to ${most} characters`,
				),
	});

/** What kind of business a merchant is, by ISO 18245. */
export const categoryCode = (label: string): Field<string> =>
	text(label, {
		example: '5812',
		description: 'The four digits of ISO 18245 for what kind of business it is',
		check: () =>
			checks
				.requiredWord()
				.refine((code) => /^\d{4}$/.test(code), 'must be four digits such as 5812'),
	});

/** How a merchant sells (centrapay.md#merchant). */
export const merchantTypes = {
	'e-commerce': { name: 'E-Commerce', description: 'Sells online' },
	physical: { name: 'Physical', description: 'Sells in a place that people come to' },
} as const;

const longest = 255;

const address = {
	street: sized('Street', {
		example: '123 Example Street',
		description: 'Number and name of the street',
		most: longest,
	}),
	suburb: optional(
		sized('Suburb', {
			example: 'Newtown',
			description: 'The part of the town or city',
			most: longest,
		}),
	),
	city: sized('City', { example: 'Wellington', description: 'The town or city', most: longest }),
	state: optional(
		sized('State', { example: 'Wellington', description: 'The region or state', most: longest }),
	),
	postCode: optional(
		text('Post Code', {
			example: '6021',
			description: 'The postal code',
			check: () =>
				checks
					.requiredWord()
					.refine((code) => /^\d{4,10}$/.test(code), 'must have 4 to 10 digits and nothing else'),
		}),
	),
	country: choiceOfMany('Country', countryOptions, {
		description: 'Found by its name; by expression its two letters, such as NZ',
		check: () =>
			checks
				.requiredText()
				.refine(
					(code) => Object.hasOwn(countries, code),
					'must be a two-letter country code such as NZ',
				),
	}),
};

type Location = ValuesOf<typeof address>;

const isNothing = (given: unknown) =>
	typeof given === 'object' && given !== null && Object.keys(given).length === 0;

/** Where something is (centrapay.md#location); one of which nothing is entered is not sent. */
export function location(label: string, description: string): Field<Location | undefined> {
	const whole = group(label, 'Address', address, description);
	return {
		...whole,
		check: () =>
			z.preprocess((given) => (isNothing(given) ? undefined : given), whole.check!().optional()),
	};
}
