import { checks, defineOperation, successFor, text } from '../../engine/declare';
import { unwrapOfUser } from '../answers';
import { brief, lacksThumbnail } from './brief';
import { asUser, userToken, type Kind } from './media';

/**
 * Has AI make something for a user. Wochit accepts the request without an ID and tells of the result by a call: only the
 * video context says which request it came of, so that one is asked for (wochit.md#create-with-ai).
 */
export const createWithAiOf = (kind: Kind) =>
	defineOperation({
		value: 'createWithAi',
		name: 'Create With AI',
		action: `Create a ${kind.noun} with AI`,
		description: `Have AI make a ${kind.noun} for a user. Wochit makes it later, and Wochit Trigger tells when it is there.`,
		effect: 'create',
		doneLater: true,
		fields: {
			prompt: text('Prompt', {
				example: 'A tour of our harbour cafe for its first guests of the summer',
				description: `What the ${kind.noun} is about, in as much detail as possible, or the address of a page that it is made from`,
			}),
			videoContext: text('Video Context', {
				example: 'customer-1042/user-77/welcome',
				description:
					"A text of your own that no other request has: Wochit's event about the result has nothing else to know it by",
				check: checks.requiredWord,
			}),
			userToken,
		},
		additionalFields: brief,
		check({ mediaGalleryAssets = [] }, problem) {
			if (!lacksThumbnail(mediaGalleryAssets)) return;
			problem('mediaGalleryAssets', 'has a video without a Thumbnail URL, which Wochit needs');
		},
		would: ({ videoContext }) =>
			`have AI make a ${kind.noun} with the video context ${videoContext}`,
		request: ({ userToken, ...body }) => ({
			method: 'POST',
			host: 'apiUrl',
			path: `/v1/ai/${kind.collection}`,
			headers: asUser(userToken),
			body,
		}),
		unwrap: unwrapOfUser,
		output: successFor('videoContext'),
		howToCheck: ({ videoContext }) =>
			`Wait whether Wochit Trigger tells of a ${kind.noun} with the video context ${videoContext} before you run this item again: each run makes another one.`,
	});
