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
