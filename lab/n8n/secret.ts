import { randomBytes } from 'node:crypto';

/** A password or key that nobody knows before and nobody can guess: 128 random bits. */
export const makeSecret = (): string => randomBytes(16).toString('hex');
