import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { numericId, requiredText, text } from '../../engine/declare/checks';
import { path, withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { oneRecord, records } from '../answers';
import { accountId, activeFlag } from '../fields';
import { activeProperty, channelList, channelsProperty, descriptionProperty } from './department';

export const createDepartment = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a department',
	description: 'Create a department of an account, to which agents can be added',
	effect: 'create',
	properties: [
		accountId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Support',
			description: 'The name of the department',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				activeProperty,
				{
					...channelsProperty,
					description:
						'How customers can reach the department; one that exists and is updated gets these in addition to its own',
				},
				descriptionProperty,
			],
		},
	],
	schema: z.object({
		accountId: numericId(),
		name: requiredText(),
		description: text().optional(),
		ativo: activeFlag().optional(),
		channels: channelList().optional(),
	}),
	request: (input) => ({
		method: 'POST',
		path: '/api/v1/departments',
		body: {
			department: withoutEmpty<string | number | string[]>({
				account_id: input.accountId,
				name: input.name,
				description: input.description,
				ativo: input.ativo,
				channels: input.channels,
			}),
		},
	}),
	answer: oneRecord,
	existing: {
		describe: (input) => `department ${input.name} of account ${input.accountId}`,
		lookup: {
			request: (input) => ({
				method: 'GET',
				path: '/api/v1/departments',
				query: { account_id: String(input.accountId) },
			}),
			answer: records,
			pick: (departments, input) =>
				(departments as IDataObject[]).find(({ name }) => name === input.name),
		},
		update: {
			request({ name, description, ativo, channels }, found) {
				const id = String(found!.id);
				const change = {
					method: 'PUT' as const,
					path: path`/api/v1/departments/${id}`,
					body: { department: withoutEmpty<string | number>({ name, description, ativo }) },
				};
				if (channels === undefined) return change;
				const addChannels = {
					method: 'POST' as const,
					path: path`/api/v1/departments/${id}/add_channels`,
					body: { channels },
				};
				return [change, addChannels];
			},
			output: ({ name, description, ativo }, found) =>
				withoutEmpty({
					...found,
					name,
					description: description ?? found?.description,
					ativo: ativo ?? found?.ativo,
				}),
		},
	},
});
