import type { Resource } from '../../engine/declare/types';
import { getAllSipUsers } from './getAll';

export const sipUser: Resource = {
	value: 'sipUser',
	name: 'SIP User',
	operations: [getAllSipUsers],
};
