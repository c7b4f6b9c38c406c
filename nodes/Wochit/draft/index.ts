import type { Resource } from '../../engine/declare';
import { cloneOf } from '../media/clone';
import { createWithAiOf } from '../media/createWithAi';
import { deleteOf } from '../media/delete';
import { draft as kind } from '../media/media';

export const draft: Resource = {
	value: 'draft',
	name: 'Draft',
	operations: [createWithAiOf(kind), cloneOf(kind), deleteOf(kind)],
};
