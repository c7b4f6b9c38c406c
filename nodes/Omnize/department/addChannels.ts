import { defineOperation, inWords } from '../../engine/declare';
import { channels, membersNow } from '../answers';
import type { PartnerApi } from '../requests';
import { channelsField } from './channels';
import { chosenDepartment } from './department';
import { membersToChange } from './target';

export const addDepartmentChannels = (api: PartnerApi) =>
	defineOperation({
		value: 'addChannels',
		name: 'Add Channels',
		action: 'Add channels to a department',
		description: 'Add channels on which customers can reach a department',
		effect: 'set',
		fields: { ...chosenDepartment(api), channels: channelsField() },
		would: ({ departmentId, channels }) =>
			`add the channels ${inWords(channels)} to the department ${departmentId}`,
		target: membersToChange(api, 'channels', 'add'),
		request: ({ departmentId, channels }) =>
			api.changeMembers(departmentId, 'add_channels', { channels }),
		answer: channels,
		output: membersNow('channels'),
	});
