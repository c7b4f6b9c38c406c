import type { IDataObject } from 'n8n-workflow';

import { defineOperation, path } from '../../engine/declare';
import { channels } from '../answers';
import { chosenDepartment } from './department';

export const getDepartmentChannels = defineOperation({
	value: 'getChannels',
	name: 'Get Channels',
	action: 'Get the channels of a department',
	description: 'Get the channels on which customers can reach a department',
	effect: 'read',
	list: true,
	fields: chosenDepartment,
	request: ({ departmentId }) => ({
		method: 'GET',
		path: path`/api/v1/departments/${departmentId}/channels`,
	}),
	answer: channels,
	output: (data) =>
		(data as Array<string | IDataObject>).map((channel) =>
			typeof channel === 'string' ? { channel } : channel,
		),
});
