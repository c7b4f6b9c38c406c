import { createHash } from 'crypto';

import { flag } from '../engine/declare';

const sha256InHex = /^[0-9a-f]{64}$/i;

/** Whether the password is a hash already; goes next to a password. */
export const passwordIsHashed = flag('Password Is Hashed', {
	default: false,
	description:
		'Whether the password is given as its SHA-256 in hex already, so that it is sent as it is',
});

/** What a password and the switch next to it give. */
export interface GivenPassword {
	password?: string;
	passwordIsHashed?: boolean;
}

/** Refuses a password that is said to be a hash and isn't. */
export function checkHash(
	{ password, passwordIsHashed }: GivenPassword,
	problem: (field: 'password', message: string) => void,
): void {
	if (!passwordIsHashed || password === undefined || sha256InHex.test(password)) return;
	problem(
		'password',
		'is not a SHA-256 in hex (64 characters from 0 to 9 and a to f): turn Password Is Hashed off to enter it as it is',
	);
}

/** A password as Omnize wants it: its SHA-256 in lower-case hex (omnize.md#limits). */
export function sentPassword({ password, passwordIsHashed }: GivenPassword): string | undefined {
	if (password === undefined || passwordIsHashed) return password?.toLowerCase();
	return createHash('sha256').update(password, 'utf8').digest('hex');
}
