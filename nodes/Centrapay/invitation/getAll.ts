import { defineOperation } from '../../engine/declare';
import { accountId } from '../account/account';
import { invitationsAnswer } from '../answers';
import { experimental } from '../fields';
import { listInvitations } from '../requests';
import { identifiedInvitation, simplifiedInvitation } from './invitation';

export const getAllInvitations = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many invitations',
	description: "Get many of an account's invitations, without the codes to accept them",
	effect: 'read',
	identifiers: identifiedInvitation,
	simplified: simplifiedInvitation,
	list: true,
	fields: { experimental, accountId },
	request: (input) => listInvitations(input.accountId),
	answer: invitationsAnswer,
});
