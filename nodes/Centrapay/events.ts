import { z } from 'zod';

import type { Operation, Trigger, WatchedList } from '../engine/declare';
import { getAllApiKeys } from './apiKey/getAll';
import { centrapay } from './centrapay';
import { listAnswer } from './answers';
import { getAllMembers } from './member/getAll';

/**
 * The time of creation is part of what identifies a record: who is removed from an account and added
 * again is a new member.
 */
const listOf = (noun: string, operation: Operation, key: string): WatchedList => ({
	noun,
	operation: {
		...operation,
		answer: listAnswer.pipe(z.array(z.object({ [key]: z.string() }).passthrough())),
	},
	identity: (record) => [record[key], record.createdAt],
	age: ({ createdAt }) => String(createdAt),
	created: ({ createdAt }) => createdAt,
});

const members = listOf('members', getAllMembers, 'userId');
const apiKeys: WatchedList = {
	...listOf('API keys', getAllApiKeys, 'name'),
	changes: ({ enabled, role }) => [enabled, role],
};

/** What can be noticed at Centrapay by asking. */
export const centrapayTrigger: Trigger = {
	vendor: centrapay,
	events: [
		{
			value: 'newMember',
			name: 'New Member',
			description: 'When somebody became a member of the account',
			list: members,
			on: ['new'],
		},
		{
			value: 'newApiKey',
			name: 'New API Key',
			description: 'When the account got an API key; its secret is not part of it',
			list: apiKeys,
			on: ['new'],
		},
		{
			value: 'changedApiKey',
			name: 'Changed API Key',
			description: 'When an API key of the account was enabled, disabled or given another role',
			list: apiKeys,
			on: ['changed'],
		},
		{
			value: 'newOrChangedApiKey',
			name: 'New or Changed API Key',
			description: 'When the account got an API key, or one was enabled, disabled or changed',
			list: apiKeys,
			on: ['new', 'changed'],
		},
	],
};
