import type { Resource } from '../../shared/types';
import { getAllStores } from './getAll';

export const store: Resource = { value: 'store', name: 'Store', operations: [getAllStores] };
