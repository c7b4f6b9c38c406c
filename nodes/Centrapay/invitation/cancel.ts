import { z } from 'zod';

import { defineOperation, locator, path, recordOrSuccess } from '../../engine/declare';
import { invitationAnswer } from '../answers';
import { accountOfLists, experimental } from '../fields';
import { invitations } from '../pickers';
import { identifiedInvitation } from './invitation';

export const cancelInvitation = defineOperation({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel an invitation',
	description: 'Take an invitation back, so that it can no longer be accepted',
	effect: 'set',
	identifiers: identifiedInvitation,
	fields: {
		experimental,
		accountId: accountOfLists,
		invitationId: locator('Invitation', {
			from: invitations,
			select: 'an invitation',
			example: 'DKTs3U38hdhfEqwF1JKoT2',
			description: 'The invitation, from the list of those of the account or by its ID',
		}),
	},
	would: ({ invitationId }) => `cancel the invitation ${invitationId}`,
	request: ({ invitationId }) => ({
		method: 'POST',
		path: path`/api/invitations/${invitationId}/revoke`,
	}),
	// What it answers isn't documented (centrapay.md#not-said).
	answer: z.union([invitationAnswer, z.unknown().transform(() => undefined)]),
	output: recordOrSuccess('invitationId'),
	refusedAsDone: ({ message }) => (message === 'INVITATION_REVOKED' ? 'done' : undefined),
});
