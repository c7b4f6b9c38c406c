import type { Resource } from '../../engine/declare';
import { getAllStores } from './getAll';

export const store: Resource = { value: 'store', name: 'Store', operations: [getAllStores] };
