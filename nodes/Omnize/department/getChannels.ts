import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { channels } from '../answers';
import { chosenDepartment } from './department';

export const getDepartmentChannels = defineOperation({
	value: 'getChannels',
	name: 'Get Channels',
	action: 'Get the channels of a department',
	description: 'Get the channels on which customers can reach a department',
	effect: 'read',
	list: true,
	properties: [...chosenDepartment],
	schema: z.object({ departmentId: numericId() }),
	request: (input) => ({
		method: 'GET',
		path: path`/api/v1/departments/${String(input.departmentId)}/channels`,
	}),
	answer: channels,
	output: (data) =>
		(data as Array<string | IDataObject>).map((channel) =>
			typeof channel === 'string' ? { channel } : channel,
		),
});
