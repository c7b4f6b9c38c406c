import type { Resource } from '../../shared/types';
import { createUserToken } from './create';

export const userToken: Resource = {
	value: 'userToken',
	name: 'User Token',
	operations: [createUserToken],
};
