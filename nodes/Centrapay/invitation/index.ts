import type { Resource } from '../../engine/declare';
import { cancelInvitation } from './cancel';
import { createInvitation } from './create';
import { getAllInvitations } from './getAll';

export const invitation: Resource = {
	value: 'invitation',
	name: 'Invitation',
	operations: [createInvitation, getAllInvitations, cancelInvitation],
};
