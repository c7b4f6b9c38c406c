import { Foretelling, many, prophecies, type Step } from '../../plans';
import { useTypsyToday } from './setup';

useTypsyToday();

const person = {
	firstName: 'Ada',
	lastName: 'Lovelace',
	email: 'ada@example.com',
	structures: { structure: [{ name: 'Venue A', role: 'member' }] },
	additionalFields: {
		teams: { team: [{ name: 'Team A' }] },
		claims: { claim: [{ key: 'id', value: '1', issuer: 'us' }] },
	},
};
const ada: Step = ['user: create', person];
const { email } = person;

const foretelling = new Foretelling('typsyOAuth2Api');

foretelling.all(
	[ada],
	[
		...prophecies([
			[
				['user: create', { ...person, email: 'b@example.com', ifExists: 'useExisting' }],
				'create',
				[],
				'none',
			],
			[
				[
					'user: upsert',
					{
						...person,
						firstName: 'Augusta',
						structures: { structure: [{ name: 'Venue B', role: 'manager' }] },
						options: { removeOthers: true },
					},
				],
				'update',
				['firstName', 'workspace.structures'],
				'none',
			],
			[
				['user: addTeams', { email, teams: { team: [{ name: 'Team B' }] } }],
				'update',
				['workspace.teams'],
				'none',
			],
			[
				['user: removeTeams', { email, teams: { team: [{ name: 'Team A' }] } }],
				'update',
				['workspace.teams'],
				'none',
			],
			[
				[
					'user: addStructures',
					{ email, structures: { structure: [{ name: 'Venue A', role: 'member' }] } },
				],
				'none',
				[],
				'none',
			],
			[
				['user: removeStructures', { email, structures: { structure: [{ name: 'Venue A' }] } }],
				'update',
				['workspace.structures'],
				'none',
			],
			[
				['user: addClaims', { email, claims: { claim: [{ key: 'other', value: '1' }] } }],
				'update',
				['workspace.claims'],
				'none',
			],
			[
				['user: removeClaims', { email, claims: { claim: [{ key: 'id', issuer: 'us' }] } }],
				'update',
				['workspace.claims'],
				'none',
			],
			[['user: depart', { email }], 'update', ['workspace.status'], 'none'],
			[
				[
					'account: create',
					{
						name: 'A',
						vanityName: 'A',
						tzIdentifier: 'Australia/Melbourne',
						country: 'AU',
						code: 'A1',
						ifExists: 'useExisting',
					},
				],
				'create',
				[],
				'none',
			],
		]),
	],
);

foretelling.readsOnce(
	['user: upsert', { ...person, email: '={{ $json.email }}' }],
	many((at) => ({ email: `a${at}@example.com` })),
	['/v2/users'],
);
