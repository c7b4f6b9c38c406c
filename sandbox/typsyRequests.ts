import { z } from 'zod';
import { countryCode, email, exactly, text } from './input';

/** The two roles of typsy.md#limits. */
const role = z.enum(['member', 'manager']);
const flag = z.boolean().optional();
const named = exactly({ name: text });
const teams = z.array(named).optional();
const membership = exactly({ name: text, role });
const claims = z.array(exactly({ key: text, value: text, issuer: text.optional() })).optional();

/** POST /v2/users/create */
export const userCreation = exactly({
	firstName: text,
	lastName: text,
	email,
	structures: z.array(membership).min(1, 'must hold at least one'),
	teams,
	claims,
	ssoUserIdentifier: exactly({ providerName: text, providerKey: text }).optional(),
	options: exactly({
		sendInvitation: flag,
		createStructuresIfNotExist: flag,
		createTeamsIfNotExist: flag,
		reactivateIfDeparted: flag,
	}).optional(),
});

/** POST /v2/users/{key}: requests about an existing user. */
export const userRequests = {
	depart: exactly({ email, options: exactly({ sendFarewellEmail: flag }).optional() }),
	'teams/add': exactly({
		email,
		teams,
		options: exactly({ createTeamsIfNotExist: flag }).optional(),
	}),
	'teams/remove': exactly({
		email,
		teams,
		options: exactly({ continueIfNotInTeam: flag }).optional(),
	}),
	'structures/add': exactly({
		email,
		structures: z.array(membership).min(1, 'must hold at least one'),
		options: exactly({ createStructuresIfNotExist: flag }).optional(),
	}),
	'structures/remove': exactly({
		email,
		structures: z.array(exactly({ name: text, role: role.optional() })).min(1),
		// The older document misspells the option, the newer one doesn't (typsy.md#generations).
		options: exactly({ continueIfNotInStruture: flag, continueIfNotInStructure: flag })
			.refine(
				(options) =>
					options.continueIfNotInStruture === undefined ||
					options.continueIfNotInStructure === undefined ||
					options.continueIfNotInStruture === options.continueIfNotInStructure,
				'both spellings must say the same',
			)
			.optional(),
	}),
	'claims/add': exactly({ email, claims }),
	'claims/remove': exactly({ email, claims }),
};

/** POST /v2/accounts/create */
export const accountCreation = exactly({
	name: text,
	vanityName: text,
	timezoneInfoId: text,
	country: countryCode,
	identifier: text,
	structures: z.array(named).optional(),
	teams,
});

/** Requests as they are since October 2023 (typsy.md#generations), where they differ. */
const claimKeys = z.array(exactly({ key: text, issuer: text.optional() }));
const { ssoUserIdentifier: _provider, ...creation } = userCreation.shape;

/** POST /v2/users/workspace/create */
export const userCreationToday = exactly({ ...creation, ssoUserIdentifier: text.optional() });

/** POST /v2/users/workspace/{key} */
export const userRequestsToday = {
	...userRequests,
	'structures/remove': exactly({
		email,
		structures: z.array(named).min(1),
		options: exactly({ continueIfNotInStructure: flag }).optional(),
	}),
	'claims/remove': exactly({ email, claims: claimKeys }),
};

/** PUT /v2/users/workspace/update */
export const userUpdate = exactly({
	identifier: z.string().regex(/^[0-9a-f]{32}$/, 'must be an identifier'),
	firstName: text.optional(),
	lastName: text.optional(),
	email: email.optional(),
	ssoUserIdentifier: text.optional(),
});

/** POST /v2/users/workspace: by one of the two. */
export const userQuestion = exactly({
	email: email.optional(),
	ssoUserIdentifier: text.optional(),
}).refine(
	({ email: address, ssoUserIdentifier }) =>
		(address === undefined) !== (ssoUserIdentifier === undefined),
	'must have email or ssoUserIdentifier',
);

/** POST /v2/accounts/create */
export const accountCreationToday = exactly({
	name: text,
	vanityName: text,
	tzIdentifier: z.string().regex(/^[A-Z][\w+-]+(\/[\w+-]+)*$/, 'must be a time zone of IANA'),
	country: countryCode,
	code: text,
	region: text.optional(),
	structures: z.array(named).optional(),
	teams,
});

/** POST /v2/accounts/roles/add, /remove */
export const accountRole = exactly({ email, role: z.literal('administrator') });

const wholeNumber = z
	.string()
	.regex(/^-?\d+$/, 'must be a whole number')
	.transform(Number)
	.optional();

/** The query of a list: a limit that is out of its bounds is brought into them (typsy.md#lists-and-paging). */
export const page = exactly({ offset: wholeNumber, limit: wholeNumber }).transform(
	({ offset = 0, limit = 1 }) => ({
		offset: Math.max(0, offset),
		limit: Math.min(25, Math.max(1, limit)),
	}),
);

/** POST /connect/token (typsy.md#access-token) */
export const tokenRequest = z.discriminatedUnion('grant_type', [
	exactly({
		grant_type: z.literal('client_credentials'),
		client_id: text,
		client_secret: text,
	}),
	exactly({
		grant_type: z.literal('refresh_token'),
		client_id: text,
		client_secret: text,
		refresh_token: text,
	}),
]);
