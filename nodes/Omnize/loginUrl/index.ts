import type { Resource } from '../../engine/declare';
import { createLoginUrl } from './create';

export const loginUrl: Resource = {
	value: 'loginUrl',
	name: 'Login URL',
	operations: [createLoginUrl],
};
