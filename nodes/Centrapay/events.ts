import type { IDataObject } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';

import type { Trigger, WatchedList } from '../shared/poll';
import type { Operation } from '../shared/types';
import { getAllApiKeys } from './apiKey/getAll';
import { centrapay } from './centrapay';
import { getAllMembers } from './member/getAll';

interface Page {
	items: IDataObject[];
	nextPageKey?: string | null;
}

/**
 * A list as a page: the only one today, one of several as Centrapay announces (today.md). A list that is
 * only known in part can't be compared.
 */
const pageOf = (record: ZodTypeAny) =>
	z.union([
		z.array(record).transform((items) => ({ items })),
		z.object({ items: z.array(record), nextPageKey: z.string().nullish() }),
	]);

/**
 * The time of creation is part of what identifies a record: who is removed from an account and added
 * again is a new member.
 */
const listOf = (noun: string, operation: Operation, key: string): WatchedList => ({
	noun,
	operation: {
		...operation,
		answer: pageOf(z.object({ [key]: z.string() }).passthrough()),
		output: (data) => (data as Page).items,
	},
	nextPage: (data) => {
		const { nextPageKey } = data as Page;
		return nextPageKey ? { pageKey: nextPageKey } : undefined;
	},
	identity: (record) => [record[key], record.createdAt],
	age: ({ createdAt }) => String(createdAt),
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
