import { checks, identifier, password, type Field } from '../../engine/declare';

/** What a user makes in the editor, and how Wochit's requests name it (wochit.md#videos-and-drafts). */
export interface Kind {
	noun: 'video' | 'draft';
	label: 'Video' | 'Draft';
	/** In the addresses of requests. */
	collection: 'videos' | 'drafts';
}

export const video: Kind = { noun: 'video', label: 'Video', collection: 'videos' };
export const draft: Kind = { noun: 'draft', label: 'Draft', collection: 'drafts' };

/** The token that stands in for a user: whoever has it acts as the user (wochit.md#user-authentication). */
export const userToken: Field<string> = {
	...password('User Token', {
		description:
			"The token of the user whose it is, from User Token: Create. It's valid for 24 hours.",
	}),
	check: checks.headerText,
};

/** Lets a request act as a user: it has the user's token in place of the API key (wochit.md#hosts-and-authentication). */
export const asUser = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Which one a request is about. */
export const mediaId = ({ noun, label }: Kind) =>
	identifier(`${label} ID`, {
		example: '6094092472a9105747957aa3',
		description: `The ID of the ${noun}, which Wochit's events and answers call wochitVideoId`,
	});
