import { defineOperation, inWords } from '../../engine/declare';
import { channels, membersNow } from '../answers';
import type { PartnerApi } from '../requests';
import { channelsField } from './channels';
import { chosenDepartment } from './department';
import { membersToChange } from './target';

export const removeDepartmentChannels = (api: PartnerApi) =>
	defineOperation({
		value: 'removeChannels',
		name: 'Remove Channels',
		action: 'Remove channels from a department',
		description: 'Remove channels on which customers can reach a department',
		effect: 'set',
		fields: { ...chosenDepartment(api), channels: channelsField() },
		would: ({ departmentId, channels }) =>
			`remove the channels ${inWords(channels)} from the department ${departmentId}`,
		target: membersToChange(api, 'channels', 'remove'),
		request: ({ departmentId, channels }) =>
			api.changeMembers(departmentId, 'remove_channels', { channels }),
		answer: channels,
		output: membersNow('channels'),
	});
