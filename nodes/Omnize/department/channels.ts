import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { checks, choices, type Field } from '../../engine/declare';

const names = { audio: 'Audio', chat: 'Chat', video: 'Video' };

type Channel = keyof typeof names;

/** Requests call one channel `audio` or `voice`, answers `VOICE`: it is one (omnize.md#traps). */
function channelNamed(given: unknown): unknown {
	const name = typeof given === 'string' ? given.trim().toLowerCase() : given;
	return name === 'voice' ? 'audio' : name;
}

/** The channels that omnize.md names, in any of its ways to write them. */
export const channelsField = (
	description = 'How customers can reach the department',
	label = 'Channels',
): Field<Channel[]> => ({
	...choices(label, names, { description }),
	check: () =>
		checks.list(z.preprocess(channelNamed, checks.oneOf('audio', 'chat', 'video'))) as never,
});

/** A channel as today's update of a department calls it (omnize.md#limits). */
export const inUpdate = (channel: Channel): string => (channel === 'audio' ? 'voice' : channel);

/** The channels that a department has, of an answer that lists them; one with another state than 1 is off. */
export const channelsIn = (listed: Array<string | IDataObject>): Channel[] =>
	listed
		.filter((one) => typeof one === 'string' || one.state === undefined || Number(one.state) === 1)
		.map((one) => channelNamed(typeof one === 'string' ? one : one.name) as Channel);
