import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { channels, members } from '../answers';
import { channelList, channelsProperty, chosenDepartment } from './department';

export const removeDepartmentChannels = defineOperation({
	value: 'removeChannels',
	name: 'Remove Channels',
	action: 'Remove channels from a department',
	description: 'Remove channels on which customers can reach a department',
	effect: 'set',
	properties: [...chosenDepartment, channelsProperty],
	schema: z.object({ departmentId: numericId(), channels: channelList() }),
	request: (input) => ({
		method: 'POST',
		path: path`/api/v1/departments/${String(input.departmentId)}/remove_channels`,
		body: { channels: input.channels },
	}),
	answer: channels,
	output: (channels, input) => members(input.departmentId, { channels }),
});
