import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../engine/declare';

export const testAuthentication = defineOperation({
	value: 'test',
	name: 'Test',
	action: 'Test the authentication',
	description: 'Check that Typsy accepts the credential',
	effect: 'read',
	request: () => ({ method: 'GET', path: '/v2/authenticate' }),
	output: (data) => ({ ...(data as IDataObject | undefined), success: true }),
});
