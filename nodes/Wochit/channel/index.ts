import type { Resource } from '../../engine/declare';
import { getChannel } from './get';

export const channel: Resource = { value: 'channel', name: 'Channel', operations: [getChannel] };
