import { anyText, choice, inWords, optional, rows, text, withDefault } from '../engine/declare';

const nameAlone = (entry: unknown) =>
	typeof entry === 'string' || typeof entry === 'number' ? { name: entry } : entry;

const structureName = (example: string) =>
	text('Name', { example, description: 'The name of a venue, department or group' });

/** Venues, departments or groups. */
export const structures = (description: string, example = 'Venue A') =>
	rows(
		'Structures',
		'Structure',
		{ name: structureName(example) },
		{ description, example: `[{ "name": "${example}" }]`, read: nameAlone },
	);

/** Structures with the user's role in each, one of the two that typsy.md shows. */
export const memberships = rows(
	'Structures',
	'Structure',
	{
		name: structureName('Venue A'),
		role: withDefault(
			choice(
				'Role',
				{ manager: 'Manager', member: 'Member' },
				{ default: 'member', description: 'What the user is in the structure' },
			),
			'member',
		),
	},
	{
		description: 'The venues, departments or groups that the user is added to',
		example: '[{ "name": "Venue A", "role": "member" }]',
		whole: '; the role is member or manager, and member where it is left out',
		read: nameAlone,
	},
);

/** Teams. */
export const teams = (description: string, example = 'Team A') =>
	rows(
		'Teams',
		'Team',
		{ name: text('Name', { example, description: 'The name of the team' }) },
		{ description, example: `[{ "name": "${example}" }]`, read: nameAlone },
	);

const claimKey = text('Key', {
	example: 'external_id',
	description: 'What the claim tells, such as an ID in another system',
});

const claimIssuer = optional(
	anyText('Issuer', {
		example: 'IssuerName',
		description: 'Who issued the claim, often the name of your account',
	}),
);

const claimValue = text('Value', {
	example: '12345678910',
	description: 'What it is, such as the ID',
});

/**
 * Required by our own check alone: n8n takes what a hidden list of the same name requires for required as well, and
 * claims are removed without values.
 */
const valueOfClaim = { ...optional(claimValue), check: claimValue.check, optional: false };

/** Claims about a user, such as the ID that another system has for them. */
export const claims = (description: string) =>
	rows(
		'Claims',
		'Claim',
		{
			key: claimKey,
			value: valueOfClaim as typeof claimValue,
			issuer: claimIssuer,
		},
		{
			description,
			example: '[{ "key": "external_id", "value": "12345678910", "issuer": "IssuerName" }]',
		},
	);

/** Claims that are removed, whatever they say: they are known by key and issuer (typsy.md#memberships). */
export const claimsWithoutValue = (description: string) =>
	rows(
		'Claims',
		'Claim',
		{ key: claimKey, issuer: claimIssuer },
		{ description, example: '[{ "key": "external_id", "issuer": "IssuerName" }]' },
	);

/** The teams that an operation adds or removes. */
export const changedTeams = teams('The teams that the user is added to or removed from');

/** The claims that an operation adds or removes. */
export const changedClaims = claims(
	'The claims that are added to or removed from the user, such as the ID in another system',
);

/** Structures or teams in words. */
export const namesOf = (named: Array<{ name: string }>): string =>
	inWords(named.map(({ name }) => name));

/** Claims in words. */
export const keysOf = (claimed: Array<{ key: string }>): string =>
	inWords(claimed.map(({ key }) => key));
