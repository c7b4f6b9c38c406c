import type { Resource } from '../../shared/types';
import { getAllSipUsers } from './getAll';

export const sipUser: Resource = {
	value: 'sipUser',
	name: 'SIP User',
	operations: [getAllSipUsers],
};
