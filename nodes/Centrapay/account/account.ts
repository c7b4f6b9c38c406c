import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** What every answer about an account has. */
export const accountAnswer = z.object({ id: z.string() }).passthrough();

export const accountId: INodeProperties = {
	displayName: 'Account ID',
	name: 'accountId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Jaim1Cu1Q55uooxSens6yk',
	description: 'The ID that Centrapay gave the account when it was created',
};
