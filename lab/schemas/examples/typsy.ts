import type { IDataObject } from 'n8n-workflow';

import { byId, type Example, type Examples } from '../example';

const email = 'first.last@domain.com';
const structures = { structures: { structure: [{ name: 'Venue A', role: 'member' }] } };
const teams = { teams: { team: [{ name: 'Team A' }] } };
const claims = {
	claim: [{ key: 'external_id', value: '12345678910', issuer: 'IssuerName' }],
};
const account = { name: 'My Account Pty Ltd', vanityName: 'My Account', country: 'AU' };

/** Something about a user who was just made. */
const ofUser = (parameters: IDataObject = {}): Example => ({
	after: 'user: create',
	parameters: { email, ...parameters },
});

const requestStatus = { requestId: '={{ $json.requestId }}' };

const user = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	...structures,
	additionalFields: { ...teams, claims },
};

/** What both generations take alike. */
const alike: Examples = {
	'account: getRequestStatus': { after: 'account: create', parameters: requestStatus },
	'authentication: test': {},
	'user: addClaims': ofUser({ claims }),
	'user: addStructures': ofUser(structures),
	'user: addTeams': ofUser(teams),
	'user: depart': ofUser(),
	'user: getRequestStatus': { after: 'user: create', parameters: requestStatus },
	'user: removeStructures': ofUser({ structures: { structure: [{ name: 'Venue A' }] } }),
	'user: removeTeams': ofUser(teams),
};

export const typsyApi: Examples = {
	...alike,
	'account: create': {
		parameters: {
			...account,
			timezoneInfoId: 'AUS Eastern Standard Time',
			identifier: 'MEL_HOTEL1',
		},
	},
	'user: create': { parameters: user },
	'user: removeClaims': ofUser({ claims }),
};

export const typsyOAuth2Api: Examples = {
	...alike,
	'account: addRole': ofUser(),
	'account: create': {
		parameters: {
			...account,
			tzIdentifier: 'Australia/Melbourne',
			code: 'MEL_HOTEL1',
			additionalFields: {
				region: 'APAC',
				structures: { structure: [{ name: 'Hotel Bar' }] },
				...teams,
			},
		},
	},
	'account: get': {
		after: 'account: create',
		parameters: { accountCode: byId('={{ $json.accountCode }}') },
	},
	'account: getAll': { after: 'account: create' },
	'account: removeRole': { ...ofUser(), after: 'account: addRole' },
	'user: create': {
		parameters: {
			...user,
			additionalFields: { ...user.additionalFields, ssoUserIdentifier: '123456' },
		},
	},
	'user: get': ofUser(),
	'user: getAll': { after: 'user: create' },
	'user: removeClaims': ofUser({
		claims: { claim: [{ key: 'external_id', issuer: 'IssuerName' }] },
	}),
	'user: update': {
		after: 'user: get',
		parameters: {
			userIdentifier: byId('={{ $json.userIdentifier }}'),
			updateFields: { firstName: 'New' },
		},
	},
};
