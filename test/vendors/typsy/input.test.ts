import fc from 'fast-check';

import type { Operation } from '../../../nodes/engine/declare';
import { countries } from '../../../nodes/engine/declare/countries';
import { createAccountWithKeys as createAccount } from '../../../nodes/Typsy/account/create';
import { timeZones } from '../../../nodes/Typsy/timeZones';
import { addClaimsWithKeys as addClaims } from '../../../nodes/Typsy/user/addClaims';
import { addStructuresWithKeys as addStructures } from '../../../nodes/Typsy/user/addStructures';
import { createUserWithKeys as createUser } from '../../../nodes/Typsy/user/create';
import { departUserWithKeys as departUser } from '../../../nodes/Typsy/user/depart';
import { removeTeamsWithKeys as removeTeams } from '../../../nodes/Typsy/user/removeTeams';

const problemOf = (operation: Operation, input: object) =>
	operation.schema().safeParse(input).error?.issues[0];

describe('what a person enters', () => {
	const email = 'first.last@domain.com';

	it('has no line break in the account identifier, which is a header', () => {
		const control = fc.constantFrom('\r', '\n', '\r\n', '\0', '\t', '\u007f');
		fc.assert(
			fc.property(fc.string(), control, fc.string(), (before, breaking, after) => {
				const accountIdentifier = `A${before}${breaking}${after}A`;
				for (const operation of [departUser, createUser]) {
					const issues = operation.schema().safeParse({ accountIdentifier, email }).error!.issues;
					expect(issues).toContainEqual(expect.objectContaining({ path: ['accountIdentifier'] }));
				}
				expect(
					problemOf(createAccount, {
						name: 'A',
						vanityName: 'A',
						timezoneInfoId: 'UTC',
						country: 'AU',
						identifier: accountIdentifier,
					}),
				).toMatchObject({ path: ['identifier'] });
			}),
		);
	});

	it.each<[Operation, object, Array<string | number>, string]>([
		[
			departUser,
			{ email: 'nobody' },
			['email'],
			'must be an e-mail address such as name@example.com',
		],
		[departUser, {}, ['email'], 'is required'],
		[removeTeams, { email }, ['teams'], 'is required'],
		[removeTeams, { email, teams: [] }, ['teams'], 'needs at least one entry'],
		[removeTeams, { email, teams: [{}] }, ['teams', 0, 'name'], 'is required'],
		[removeTeams, { email, teams: '{ "name": "A" }' }, ['teams'], 'must be a list'],
		[removeTeams, { email, teams: '[{ "name": ' }, ['teams'], 'must be a list'],
		[removeTeams, { email, teams: [null] }, ['teams', 0], 'must have a Name'],
		[
			addStructures,
			{ email, structures: [{ name: 'A', role: 'owner' }] },
			['structures', 0, 'role'],
			'must be manager or member',
		],
		[
			addClaims,
			{ email, claims: ['external_id'] },
			['claims', 0],
			'must have a Key, a Value and an Issuer',
		],
		[addClaims, { email, claims: [{ key: 'k' }] }, ['claims', 0, 'value'], 'is required'],
	])('is refused where it is wrong: %#', (operation, input, path, message) => {
		expect(problemOf(operation, input)).toMatchObject({ path, message });
	});

	it.each<[unknown]>([
		[[{ name: 'Team A' }, { name: 'Team B' }]],
		[['Team A', 'Team B']],
		['[{ "name": "Team A" }, "Team B"]'],
		['Team A, Team B'],
	])('can be a list in any of the usual forms: %j', (teams) => {
		expect(removeTeams.schema().parse({ email, teams })).toEqual({
			email,
			teams: [{ name: 'Team A' }, { name: 'Team B' }],
		});
	});

	it('is a member where no role is given', () => {
		expect(addStructures.schema().parse({ email, structures: ['Venue A'] })).toMatchObject({
			structures: [{ name: 'Venue A', role: 'member' }],
		});
	});
});

describe('the lists to choose from', () => {
	it('have every country of ISO 3166 and every time zone of Windows, once and in order', () => {
		expect(Object.keys(countries)).toHaveLength(249);
		expect(Object.keys(timeZones)).toHaveLength(141);
		for (const list of [countries, timeZones]) {
			const names = Object.values(list);
			expect(new Set(names).size).toBe(names.length);
			expect([...names].sort((one, other) => one.localeCompare(other, 'en'))).toEqual(names);
		}
		expect(countries).toMatchObject({ AU: 'Australia' });
		expect(timeZones).toHaveProperty('AUS Eastern Standard Time');
		for (const code of Object.keys(countries)) expect(code).toMatch(/^[A-Z]{2}$/);
	});

	it('decide about what comes by expression', () => {
		const account = { name: 'A', vanityName: 'A', identifier: 'A' };
		const check = (timezoneInfoId: string, country: string) =>
			createAccount.schema().safeParse({ ...account, timezoneInfoId, country });
		expect(check('AUS Eastern Standard Time', 'au').data).toMatchObject({ country: 'AU' });
		for (const zone of ['Australia/Sydney', 'constructor', 'aus eastern standard time']) {
			expect(check(zone, 'AU').error!.issues[0]!.path).toEqual(['timezoneInfoId']);
		}
		for (const country of ['XX', 'AUS', 'Australia', 'constructor']) {
			expect(check('UTC', country).error!.issues[0]!.path).toEqual(['country']);
		}
	});
});
