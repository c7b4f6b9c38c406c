import { checks, choice, choiceOfMany, onlyWhere } from '../../engine/declare';

const regions = { AU: 'Australia', NZ: 'New Zealand', US: 'United States' } as const;

/** Where an organization is: Centrapay requires it today (centrapay.md#account). */
export const region = onlyWhere(
	{ '@version': [2], type: ['org'] },
	choiceOfMany(
		'Region',
		Object.entries(regions).map(([value, name]) => ({ name, value })),
		{ description: 'Where the organization is', check: () => checks.oneOf('AU', 'NZ', 'US') },
	),
);

/** The same for steps that were saved when it was optional: they have it among the additional fields, and go on so. */
export const regionOfBefore = onlyWhere(
	{ '@version': [1] },
	choice('Region', regions, {
		default: 'NZ',
		description: 'Where the organization is; not allowed for an individual',
	}),
);

/** What is wrong with a region for a type of account, as the end of a sentence. */
export function problemWithRegion(type: string, given: string | undefined): string | undefined {
	if (type === 'org') {
		return given === undefined
			? 'is required for an organization: choose it, in a step saved before under Additional Fields'
			: undefined;
	}
	return given === undefined
		? undefined
		: 'is only for organizations: remove it, or set Type to Organization';
}
