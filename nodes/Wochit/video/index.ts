import type { Resource } from '../../engine/declare';
import { cloneOf } from '../media/clone';
import { createWithAiOf } from '../media/createWithAi';
import { deleteOf } from '../media/delete';
import { video as kind } from '../media/media';

export const video: Resource = {
	value: 'video',
	name: 'Video',
	operations: [createWithAiOf(kind), cloneOf(kind), deleteOf(kind)],
};
