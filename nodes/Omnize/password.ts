import { createHash } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { flag, requiredText } from '../engine/declare/checks';

const sha256InHex = /^[0-9a-f]{64}$/i;

/** Whether the password is a hash already; goes next to a password field. */
export const passwordIsHashedProperty: INodeProperties = {
	displayName: 'Password Is Hashed',
	name: 'passwordIsHashed',
	type: 'boolean',
	default: false,
	description:
		'Whether the password is given as its SHA-256 in hex already, so that it is sent as it is',
};

/** The schema fields behind a password and its switch. */
export const passwordFields = {
	password: requiredText().optional(),
	passwordIsHashed: flag().optional(),
};

/** What `passwordFields` give. */
export interface GivenPassword {
	password?: string;
	passwordIsHashed?: boolean;
}

/** Refuses a password that is said to be a hash and isn't. */
export function checkHash(
	{ password, passwordIsHashed }: GivenPassword,
	context: z.RefinementCtx,
): void {
	if (!passwordIsHashed || password === undefined || sha256InHex.test(password)) return;
	context.addIssue({
		code: z.ZodIssueCode.custom,
		path: ['password'],
		message:
			'is not a SHA-256 in hex (64 characters from 0 to 9 and a to f): turn Password Is Hashed off to enter it as it is',
	});
}

/** A password as Omnize wants it: its SHA-256 in lower-case hex (omnize.md: "signed as SHA256 hash"). */
export function sentPassword(given: GivenPassword & { password: string }): string;
export function sentPassword(given: GivenPassword): string | undefined;
export function sentPassword({ password, passwordIsHashed }: GivenPassword): string | undefined {
	if (password === undefined || passwordIsHashed) return password?.toLowerCase();
	return createHash('sha256').update(password, 'utf8').digest('hex');
}
