import type { Resource } from '../../engine/declare';
import { getAllSipUsers } from './getAll';

export const sipUser: Resource = {
	value: 'sipUser',
	name: 'SIP User',
	operations: [getAllSipUsers],
};
