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
 * Whether an invitation can still be accepted: only then it stands in the way of another one
 * (centrapay.md#uniqueness).
 *
 * @param now in milliseconds since 1970
 */
export const isOpen = ({ status, expiresAt }: IDataObject, now: number): boolean =>
	status !== 'accepted' && status !== 'revoked' && !(Date.parse(String(expiresAt)) <= now);
