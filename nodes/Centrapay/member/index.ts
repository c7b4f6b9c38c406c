import type { Resource } from '../../engine/declare';
import { addMember } from './add';
import { getAllMembers } from './getAll';

export const member: Resource = {
	value: 'member',
	name: 'Member',
	operations: [addMember, getAllMembers],
};
