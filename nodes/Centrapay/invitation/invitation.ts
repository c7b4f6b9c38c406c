import type { IDataObject } from 'n8n-workflow';

/** What later steps ask for of an invitation. */
export const identifiedInvitation = { invitationId: 'id' };

/** What Simplify keeps of an invitation. */
export const simplifiedInvitation = [
	'id',
	'resourceId',
	'recipientAlias',
	'params',
	'status',
	'expiresAt',
	'createdAt',
	'acceptedAt',
];

/** An address, however it is written: who is invited twice is the same person. */
export const recipient = (address: unknown): string => String(address).trim().toLowerCase();

/**
 * Who is invited by an invitation that can still be accepted: only one of those stands in the way of another
 * (centrapay.md#uniqueness). `undefined` for one that is over.
 *
 * @param now in milliseconds since 1970
 */
export function openRecipient(
	{ recipientAlias, status, expiresAt }: IDataObject,
	now: number,
): string | undefined {
	const isOver = status === 'accepted' || status === 'revoked';
	const isExpired = Date.parse(String(expiresAt)) <= now;
	return isOver || isExpired ? undefined : recipient(recipientAlias);
}
