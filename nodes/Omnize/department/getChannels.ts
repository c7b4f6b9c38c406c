import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../engine/declare';
import { channels } from '../answers';
import type { PartnerApi } from '../requests';
import { chosenDepartment } from './department';

export const getDepartmentChannels = (api: PartnerApi) =>
	defineOperation({
		value: 'getChannels',
		name: 'Get Channels',
		action: 'Get the channels of a department',
		description: 'Get the channels on which customers can reach a department',
		effect: 'read',
		list: true,
		fields: chosenDepartment(api),
		request: (input) => api.listDepartmentChannels(input.departmentId),
		answer: channels,
		output: (data) =>
			(data as Array<string | IDataObject>).map((channel) =>
				typeof channel === 'string' ? { channel } : channel,
			),
	});
