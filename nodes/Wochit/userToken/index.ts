import type { Resource } from '../../engine/declare';
import { createUserToken } from './create';

export const userToken: Resource = {
	value: 'userToken',
	name: 'User Token',
	operations: [createUserToken],
};
