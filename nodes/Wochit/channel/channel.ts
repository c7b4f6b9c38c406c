import { z } from 'zod';

import { path, type Credential, type RequestSpec } from '../../engine/declare';

/** What the answer about a channel has (wochit.md#retrieve-channel-information). */
export const channelAnswer = z
	.object({
		templateCategories: z.array(z.object({ id: z.union([z.string(), z.number()]) }).passthrough()),
	})
	.passthrough();

/** Asks for the credential's channel. */
export const channelRequest = (credential: Credential): RequestSpec => ({
	method: 'GET',
	path: path`/api/v1/channels/${String(credential.channelId)}`,
});
