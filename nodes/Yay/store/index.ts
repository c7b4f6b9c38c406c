import type { Resource } from '../../engine/declare/types';
import { getAllStores } from './getAll';

export const store: Resource = { value: 'store', name: 'Store', operations: [getAllStores] };
