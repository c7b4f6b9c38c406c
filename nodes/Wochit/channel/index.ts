import type { Resource } from '../../shared/types';
import { getChannel } from './get';

export const channel: Resource = { value: 'channel', name: 'Channel', operations: [getChannel] };
