import type { Resource } from '../../engine/declare';
import { addMember } from './add';
import { getAllMembers } from './getAll';
import { removeMember } from './remove';

export const member: Resource = {
	value: 'member',
	name: 'Member',
	operations: [addMember, getAllMembers, removeMember],
};
