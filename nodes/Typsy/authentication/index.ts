import type { Resource } from '../../engine/declare';
import { testAuthentication } from './testAuthentication';

export const authentication: Resource = {
	value: 'authentication',
	name: 'Authentication',
	operations: [testAuthentication],
};
