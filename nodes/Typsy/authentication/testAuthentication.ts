import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../engine/declare/types';

export const testAuthentication = defineOperation({
	value: 'test',
	name: 'Test',
	action: 'Test the authentication',
	description: 'Check that Typsy accepts the credential',
	effect: 'read',
	properties: [],
	schema: z.object({}),
	request: () => ({ method: 'GET', path: '/v2/authenticate' }),
	output: (data) => ({ ...(data as IDataObject | undefined), success: true }),
});
