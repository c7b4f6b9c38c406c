import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { email, numericId, oneOf, requiredText, wholeNumber } from '../../engine/declare/checks';
import { path, withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { oneRecord, records } from '../answers';
import { accountId } from '../fields';
import { checkHash, passwordFields, passwordIsHashedProperty, sentPassword } from '../password';
import { profileProperty, textLimitProperty, simplifiedAgent } from './agent';

export const createAgent = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an agent',
	description: 'Create an agent of an account, who can log in with the e-mail and the password',
	effect: 'create',
	simplified: simplifiedAgent,
	properties: [
		accountId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Maria Silva',
			description: 'The name of the agent',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@email.com',
			description: 'The e-mail address that the agent logs in with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The password that the agent logs in with. Only its SHA-256 is sent to Omnize.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [passwordIsHashedProperty, profileProperty, textLimitProperty],
		},
	],
	schema: z
		.object({
			accountId: numericId(),
			name: requiredText(),
			email: email(),
			...passwordFields,
			password: requiredText(),
			profile: oneOf('ADMIN', 'AGENT').optional(),
			textLimit: wholeNumber(0).optional(),
		})
		.superRefine(checkHash),
	secrets: ['password'],
	request: (input) => ({
		method: 'POST',
		path: '/api/v1/agents',
		body: withoutEmpty<IDataObject | string>({
			profile: input.profile,
			agent: withoutEmpty({
				email: input.email,
				name: input.name,
				password: sentPassword(input),
				text_limit: input.textLimit,
				account_id: input.accountId,
			}),
		}),
	}),
	answer: oneRecord,
	existing: {
		describe: (input) => `agent ${input.email.toLowerCase()} of account ${input.accountId}`,
		lookup: {
			request: (input) => ({
				method: 'GET',
				path: '/api/v1/agents',
				query: { account_id: String(input.accountId) },
			}),
			answer: records,
			pick: (agents, input) =>
				(agents as IDataObject[]).find(
					(agent) => String(agent.email).toLowerCase() === input.email.toLowerCase(),
				),
		},
		update: {
			request(input, found) {
				const id = String(found!.id);
				const { name, profile, textLimit } = input;
				const change = {
					method: 'PUT' as const,
					path: path`/api/v1/agents/${id}`,
					body: {
						agent: withoutEmpty({
							email: input.email,
							name,
							password: sentPassword(input),
							text_limit: textLimit,
						}),
					},
				};
				if (profile === undefined) return change;
				const changeProfile = {
					method: 'PUT' as const,
					path: path`/api/v1/agents/${id}/profile`,
					body: { profile },
				};
				return [change, changeProfile];
			},
			// Updating an agent answers without data, and what `administrator` became is not documented.
			output: ({ email: address, name, profile, textLimit }, found) =>
				withoutEmpty({
					...found,
					email: address,
					name,
					text_limit: textLimit,
					profile,
					administrator: profile === undefined ? found?.administrator : undefined,
				}),
		},
	},
});
