import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'crypto';

const algorithm = 'aes-256-gcm';
const keyLength = 32;
const ivLength = 12;
const tagLength = 16;

/** Something new each time, so that nobody can prepare for guessing what a seal was made of. */
export const newSalt = (): string => randomBytes(16).toString('base64');

/**
 * Closes what is stored with an execution, so that only a run with the same credential can read it. Made
 * slowly on purpose: a password that a person thought out must not be found by trying.
 */
export class Seal {
	private constructor(private readonly key: Buffer) {}

	/** @param secrets what only the credential holds */
	static async of(secrets: string[], salt: string): Promise<Seal> {
		return await new Promise((resolve, reject) => {
			scrypt(JSON.stringify(secrets), salt, keyLength, (error, key) => {
				if (error) reject(error);
				else resolve(new Seal(key));
			});
		});
	}

	/** @param value plain data, as JSON writes it */
	close(value: unknown): string {
		const iv = randomBytes(ivLength);
		const cipher = createCipheriv(algorithm, this.key, iv);
		const closed = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
		return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64');
	}

	/** @returns what was closed, or undefined where it was with other secrets, or has been changed since */
	open(closed: string): unknown {
		const bytes = Buffer.from(closed, 'base64');
		const body = ivLength + tagLength;
		try {
			const decipher = createDecipheriv(algorithm, this.key, bytes.subarray(0, ivLength), {
				authTagLength: tagLength,
			});
			decipher.setAuthTag(bytes.subarray(ivLength, body));
			const opened = Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]);
			return JSON.parse(opened.toString()) as unknown;
		} catch {
			return undefined;
		}
	}
}
