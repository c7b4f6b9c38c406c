import { z } from 'zod';

import { defineOperation, path } from '../../engine/declare';
import { unwrapOfUser } from '../answers';
import { asUser, mediaId, userToken, type Kind } from './media';

/** Copies what a user has made; every request makes another copy (wochit.md#videos-and-drafts). */
export const cloneOf = (kind: Kind) =>
	defineOperation({
		value: 'clone',
		name: 'Clone',
		action: `Clone a ${kind.noun}`,
		description: `Make a copy of a user's ${kind.noun}. Each run makes another one.`,
		effect: 'create',
		fields: { wochitVideoId: mediaId(kind), userToken },
		would: ({ wochitVideoId }) => `make a copy of the ${kind.noun} ${wochitVideoId}`,
		request: ({ wochitVideoId, userToken }) => ({
			method: 'POST',
			host: 'apiUrl',
			path: path`/v1/users/${kind.collection}/${wochitVideoId}/clone`,
			headers: asUser(userToken),
		}),
		unwrap: unwrapOfUser,
		answer: z.object({ wochitVideoId: z.string().min(1) }).passthrough(),
		howToCheck: ({ wochitVideoId }) =>
			`Look in the user's editor for a copy of the ${kind.noun} ${wochitVideoId} before you run this item again: each run makes another one.`,
	});
