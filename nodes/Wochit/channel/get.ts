import { defineOperation } from '../../engine/declare';
import { channelAnswer, channelRequest } from './channel';

export const getChannel = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a channel',
	description: "Get information about the credential's channel, such as its template categories",
	effect: 'read',
	request: (_input, credential) => channelRequest(credential),
	answer: channelAnswer,
});
