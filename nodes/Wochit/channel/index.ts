import type { Resource } from '../../engine/declare/types';
import { getChannel } from './get';

export const channel: Resource = { value: 'channel', name: 'Channel', operations: [getChannel] };
