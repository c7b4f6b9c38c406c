import type { Resource } from '../../engine/declare';
import { createApiKey } from './create';
import { getAllApiKeys } from './getAll';
import { updateApiKey } from './update';

export const apiKey: Resource = {
	value: 'apiKey',
	name: 'API Key',
	operations: [createApiKey, getAllApiKeys, updateApiKey],
};
