import { defineOperation, path, type DoneAlready, type Refusal } from '../../engine/declare';
import { unwrapOfUser } from '../answers';
import { asUser, mediaId, userToken, type Kind } from './media';

const saysItIsGone = /not.?found|not exist|no such|unknown|gone|deleted/i;
const saysKeysAreWrong = /unauthori[sz]ed|forbidden|token/i;

/** An assumption: what deleting twice answers is not said, and errors may have no words (wochit.md#not-said). */
function deletedBefore({ message }: Refusal): DoneAlready | undefined {
	if (saysItIsGone.test(message)) return 'done';
	return saysKeysAreWrong.test(message) ? undefined : 'perhaps';
}

/** Deletes what a user has made; only that user can, unless Wochit's support allows more (wochit.md#videos-and-drafts). */
export const deleteOf = (kind: Kind) =>
	defineOperation({
		value: 'delete',
		name: 'Delete',
		action: `Delete a ${kind.noun} (can not be undone)`,
		description: `Delete a ${kind.noun} for good, as the user who made it`,
		effect: 'set',
		fields: { wochitVideoId: mediaId(kind), userToken },
		would: ({ wochitVideoId }) => `delete the ${kind.noun} ${wochitVideoId} for good`,
		request: ({ wochitVideoId, userToken }) => ({
			method: 'DELETE',
			host: 'apiUrl',
			path: path`/v1/users/${kind.collection}/${wochitVideoId}`,
			headers: asUser(userToken),
		}),
		unwrap: unwrapOfUser,
		output: () => ({ deleted: true }),
		refusedAsDone: deletedBefore,
		howToCheck: ({ wochitVideoId }) =>
			`Look in the user's editor whether the ${kind.noun} ${wochitVideoId} is still there.`,
	});
