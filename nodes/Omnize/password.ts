import { createHash, randomBytes } from 'crypto';

import { flag, optional, password } from '../engine/declare';

const sha256InHex = /^[0-9a-f]{64}$/i;

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A password that may be left out: a random one takes its place. */
export const passwordOrRandom = {
	...optional(
		password('Password', {
			description:
				'The password that the agent logs in with. Omnize gets a hash of it, not the password itself. Leave it empty for a random one that nobody knows: then the agent logs in with a link (Login URL: Create).',
		}),
	),
	leftOutMeans: 'a random password',
};

/** Whether a password that nobody knows takes the place of the one that there is. */
export const randomPassword = flag('Set a Random Password', {
	default: true,
	description:
		'Whether to set a random password that nobody knows. From then on only a link opens a login (Login URL: Create).',
});

/** Whether who is there already gets the password as well. */
export const passwordOfExisting = flag('Set Password of Existing Agent', {
	default: false,
	description:
		'Whether an agent who is there already and is updated gets this password too. Off, they keep their own.',
});

/** Whether the password is a hash already; goes next to a password. */
export const passwordIsHashed = flag('Password Is Hashed', {
	default: false,
	description:
		'Whether another system has made a hash (SHA-256) of the password already: 64 letters and digits, to be sent as they are. Leave it off for a password as people type it.',
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
		'is no hash, which has 64 characters from 0 to 9 and a to f: turn Password Is Hashed off to enter a password as people type it',
	);
}

/** A password as Omnize wants it: its SHA-256 in lower-case hex (omnize.md#limits). */
export function sentPassword({ password, passwordIsHashed }: GivenPassword): string | undefined {
	if (password === undefined || passwordIsHashed) return password?.toLowerCase();
	return sha256(password);
}

/** The hash of a random password, which is kept nowhere. */
export const sentRandomPassword = (): string => sha256(randomBytes(32).toString('base64'));

/** A random password where none is given. */
export const randomUnlessGiven = ({ password }: GivenPassword): GivenPassword | undefined =>
	password === undefined ? { password: sentRandomPassword() } : undefined;
