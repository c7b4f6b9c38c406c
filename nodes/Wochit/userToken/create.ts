import { z } from 'zod';

import { checks, defineOperation, flag, notice, text, withIdentifiers } from '../../engine/declare';
import { partnerId } from '../customer/customer';
import { person } from '../person';
import { embedCode } from './embedCode';

export const createUserToken = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a user token',
	description:
		'Create a token with which a user of a customer opens the editor; creates the user where there is none. It is valid for 24 hours.',
	// Asking again gives the same user a fresh token, which does no harm.
	effect: 'set',
	identifiers: { userToken: 'value' },
	fields: {
		activeUsersNotice: notice(
			'Wochit bills by active users of a month, and a token may make its user active. Create one when the user opens the editor, not for everybody in advance, and with a User ID that stays the same.',
		),
		userId: text('User ID', {
			example: 'user-77',
			description: 'Your own ID for the user, which no other user has',
			check: checks.requiredWord,
		}),
		partnerId,
	},
	additionalFields: person("The user's"),
	options: {
		includeEmbedCode: flag('Include Embed Code', {
			default: true,
			description:
				'Whether to put out embedCode as well: the HTML that puts a button on a page which opens the editor for this user. It holds the token, so it is for this user alone.',
		}),
		videoContext: text('Video Context', {
			example: 'customer-1042/user-77/welcome',
			description:
				"With Include Embed Code: what Wochit's events say of the videos that are made, so that you know whose they are. Left out, it is the partner ID and the user ID with a slash between them.",
			check: checks.requiredWord,
		}),
	},
	check({ includeEmbedCode, videoContext }, problem) {
		if (videoContext === undefined || includeEmbedCode) return;
		problem('videoContext', 'is only for the embed code: add Include Embed Code, or remove it');
	},
	would: ({ userId, partnerId }) =>
		`create a token for the user ${userId} of the customer with the partner ID ${partnerId}`,
	wouldAnswer: ({ userId }, later) => ({ value: later('userToken', userId) }),
	request: ({ userId, partnerId, includeEmbedCode, videoContext, ...about }) => ({
		method: 'POST',
		host: 'authenticationUrl',
		path: '/api/v1/embedded/users/tokens',
		body: { user: { id: userId, ...about }, organization: { partnerId } },
	}),
	answer: z
		.object({ token: z.object({ value: z.string().min(1) }).passthrough() })
		.transform(({ token }) => token),
	output: (data, input, { channelId }) => {
		const { userId, partnerId, includeEmbedCode, videoContext } = input;
		const made = withIdentifiers('userId', 'partnerId')(data, input);
		if (!includeEmbedCode) return made;
		const editor = {
			channelId: String(channelId),
			token: String(made.value),
			videoContext: videoContext ?? `${partnerId}/${userId}`,
		};
		return { ...made, embedCode: embedCode(editor) };
	},
});
