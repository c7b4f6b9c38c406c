import type { Resource } from '../../shared/types';
import { testAuthentication } from './testAuthentication';

export const authentication: Resource = {
	value: 'authentication',
	name: 'Authentication',
	operations: [testAuthentication],
};
