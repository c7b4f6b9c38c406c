import type { Operation, Trigger, WatchedList } from '../engine/declare';
import { getAllAgents } from './agent/getAll';
import { getAllDepartments } from './department/getAll';
import { omnize } from './omnize';

/**
 * Any field counts as a change, `change_date` among them: it tells of a new password, too. Only the
 * time until which a photo's address is valid passes by itself.
 */
const listOf = (noun: string, operation: Operation): WatchedList => ({
	noun,
	operation,
	identity: ({ id }) => String(id as string | number),
	age: ({ id }) => Number(id),
	changes: ({ photo_expired_date: _, ...fields }) => fields,
});

const agents: WatchedList = {
	...listOf('agents', getAllAgents),
	// Of a department no date is documented (omnize.md#department).
	created: ({ date_creation }) => date_creation,
};
const departments = listOf('departments', getAllDepartments);

/** What can be noticed at Omnize by asking. */
export const omnizeTrigger: Trigger = {
	vendor: omnize,
	events: [
		{
			value: 'newAgent',
			name: 'New Agent',
			description: 'When an agent was created in the account',
			list: agents,
			on: ['new'],
		},
		{
			value: 'changedAgent',
			name: 'Changed Agent',
			description: 'When an agent of the account was changed',
			list: agents,
			on: ['changed'],
		},
		{
			value: 'newOrChangedAgent',
			name: 'New or Changed Agent',
			description: 'When an agent of the account was created or changed',
			list: agents,
			on: ['new', 'changed'],
		},
		{
			value: 'newDepartment',
			name: 'New Department',
			description: 'When a department was created in the account',
			list: departments,
			on: ['new'],
		},
		{
			value: 'changedDepartment',
			name: 'Changed Department',
			description: 'When a department of the account was changed',
			list: departments,
			on: ['changed'],
		},
		{
			value: 'newOrChangedDepartment',
			name: 'New or Changed Department',
			description: 'When a department of the account was created or changed',
			list: departments,
			on: ['new', 'changed'],
		},
	],
};
