import type { Findable } from '../../engine/declare';
import { listAnswer } from '../answers';
import { listMembers } from '../requests';

/** How the member is found that an operation is about. */
export const memberToChange: Findable<{ accountId: string; userId: string }> = {
	describe: ({ accountId, userId }) => `member ${userId} of account ${accountId}`,
	request: ({ accountId }) => listMembers(accountId),
	answer: listAnswer,
	keyOf: ({ userId }) => userId,
	wantedKey: ({ userId }) => userId,
};
