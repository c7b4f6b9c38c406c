import type { IDataObject } from 'n8n-workflow';

import type { Call, TurnedAway, WebhookTrigger } from '../engine/declare';
import { wochit } from './wochit';

/** Where Wochit sends from, by its list of 2023 (wochit.md#events). */
const published = [
	'54.81.68.237',
	'54.147.58.230',
	'52.1.193.159',
	'18.204.107.61',
	'100.25.120.71',
];

/** What may really happen again to the same draft: then only what comes again soon is the same event. */
const mayHappenAgain = ['draft.update', 'draft.exit'];
const soon = 10 * 60_000;

/** Turns away who isn't on the list; where n8n can't tell who it is, only the secret address protects. */
function unlessFrom({ sender }: Call, accepted: unknown): TurnedAway | undefined {
	const list = String(accepted ?? '').split(',');
	const senders = list.map((address) => address.trim().toLowerCase()).filter(Boolean);
	if (senders.length === 0 || sender === undefined || senders.includes(sender.toLowerCase())) {
		return undefined;
	}
	return { status: 403, message: 'Only for calls from Wochit' };
}

/**
 * What an event is known by when Wochit sends it again: no ID of it is documented (wochit.md#events). Addresses that
 * end after a day may be others each time.
 */
function identity({ thumbnailUrl, videoUrl, ...content }: IDataObject): unknown {
	const { type, wochitVideoId, videoContext } = content;
	return mayHappenAgain.includes(String(type)) ? content : [type, wochitVideoId, videoContext];
}

/** What Wochit tells by itself (wochit.md#events). */
export const wochitTrigger: WebhookTrigger = {
	vendor: wochit,
	setUp:
		"Wochit sends its events to one address for your whole channel. Copy this node's Production URL into the webhook of Developers > Integration Setup at admin.wochit.com, and publish this workflow. The calls have no signature, so keep the URL secret. Whose video it is stands in videoContext alone: have it name the partner ID and the user ID when the editor is opened, as the embed code of User Token: Create does.",
	events: [
		{
			value: 'video.ready',
			name: 'Video Ready',
			description: 'When a video was produced; its addresses are valid for 24 hours',
		},
		{
			value: 'video.delete',
			name: 'Video Deleted',
			description: 'When a video was deleted at Wochit',
		},
		{
			value: 'draft.new',
			name: 'Draft Created',
			description: 'When a draft was made, where your channel has drafts switched on',
		},
		{
			value: 'draft.update',
			name: 'Draft Updated',
			description: "When a draft was saved; sent only where Wochit's support has switched it on",
		},
		{
			value: 'draft.exit',
			name: 'Draft Left',
			description: 'When a user has left a draft',
		},
		{
			value: 'draft.delete',
			name: 'Draft Deleted',
			description: 'When a draft was deleted; it has no video context',
		},
	],
	properties: [
		{
			displayName: 'Accept Only From',
			name: 'acceptOnlyFrom',
			type: 'string',
			default: published.join(', '),
			placeholder: `e.g. ${published.slice(0, 2).join(', ')}`,
			description:
				'Comma-separated IP addresses of Wochit, as it published them in 2023; anybody else is turned away. Leave it empty to accept everybody who knows the URL. Where n8n is behind a proxy that does not pass the address of the caller on, nobody is turned away.',
		},
	],
	typeOf: ({ type }) => type,
	identity,
	sameFor: ({ type }) => (mayHappenAgain.includes(String(type)) ? soon : undefined),
	turnAway: async (call, { parameters }) =>
		await Promise.resolve(unlessFrom(call, parameters.acceptOnlyFrom)),
	output: (body) => body,
};
