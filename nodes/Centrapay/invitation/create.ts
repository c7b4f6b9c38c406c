import { choice, defineOperation, email } from '../../engine/declare';
import { accountId } from '../account/account';
import { invitationAnswer, invitationsAnswer } from '../answers';
import { experimental } from '../fields';
import { listInvitations } from '../requests';
import { identifiedInvitation, isOpen, recipient, simplifiedInvitation } from './invitation';

export const createInvitation = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an invitation',
	description: 'Invite somebody by e-mail to become a member of an account; no user ID is needed',
	effect: 'create',
	identifiers: identifiedInvitation,
	simplified: simplifiedInvitation,
	fields: {
		experimental,
		accountId,
		recipientAlias: email('Email', { description: 'The address of who is invited' }),
		role: choice(
			'Role',
			{ 'account-owner': 'Account Owner', cashier: 'Cashier' },
			{ default: 'cashier', description: 'What the person may do once the invitation is accepted' },
		),
	},
	would: ({ accountId, recipientAlias }) =>
		`invite ${recipientAlias} to become a member of the account ${accountId}`,
	wouldAnswer: ({ accountId, recipientAlias, role }, later) => ({
		id: later('invitationId', recipientAlias),
		resourceId: accountId,
		recipientAlias,
		params: { role },
	}),
	request: ({ accountId, recipientAlias, role }) => ({
		method: 'POST',
		path: '/api/invitations',
		body: {
			type: 'account-membership',
			resourceType: 'account',
			resourceId: accountId,
			recipientAlias,
			params: { role },
		},
	}),
	answer: invitationAnswer,
	existing: {
		by: 'looking',
		describe: ({ accountId, recipientAlias }) =>
			`invitation of ${recipientAlias} to account ${accountId}`,
		request: ({ accountId }) => listInvitations(accountId),
		answer: invitationsAnswer,
		keyOf: ({ recipientAlias }) => recipient(recipientAlias),
		wantedKey: ({ recipientAlias }) => recipient(recipientAlias),
		counts: (invitation) => isOpen(invitation, Date.now()),
		refusedAsExisting: ({ message }) => message === 'RECIPIENT_ALREADY_INVITED',
	},
	howToCheck: ({ recipientAlias }) =>
		`Look with Get Many for an invitation of ${recipientAlias} before you run this item again.`,
});
