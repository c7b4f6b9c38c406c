import { z } from 'zod';

import { email, numericId, requiredText, wholeNumber } from '../../engine/declare/checks';
import { path, withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { checkHash, passwordFields, passwordIsHashedProperty, sentPassword } from '../password';
import { chosenAgent, textLimitProperty } from './agent';

export const updateAgent = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an agent',
	description: 'Change the name, e-mail, password or text limit of an agent',
	effect: 'set',
	properties: [
		...chosenAgent,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'e.g. name@email.com',
					description: 'The new e-mail address that the agent logs in with',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Maria Silva',
					description: 'The new name of the agent',
				},
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'The new password. Only its SHA-256 is sent to Omnize.',
				},
				passwordIsHashedProperty,
				textLimitProperty,
			],
		},
	],
	schema: z
		.object({
			agentId: numericId(),
			email: email().optional(),
			name: requiredText().optional(),
			...passwordFields,
			textLimit: wholeNumber(0).optional(),
		})
		.superRefine(checkHash)
		.refine(
			({ email: address, name, password, textLimit }) =>
				[address, name, password, textLimit].some((value) => value !== undefined),
			{
				path: ['updateFields'],
				message: 'needs at least one of Email, Name, Password and Text Limit',
			},
		),
	secrets: ['password'],
	request: (input) => ({
		method: 'PUT',
		path: path`/api/v1/agents/${String(input.agentId)}`,
		body: {
			agent: withoutEmpty({
				email: input.email,
				name: input.name,
				text_limit: input.textLimit,
				password: sentPassword(input),
			}),
		},
	}),
	answer: recordIfAny,
	output: (data, input) => updated(data, { agentId: input.agentId }),
});
