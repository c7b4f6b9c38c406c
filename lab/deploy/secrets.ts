import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeOwner, type Owner } from '../n8n/owner';
import { runInside, type Runtime } from '../n8n/runtime';
import { makeSecret } from '../n8n/secret';

/** A secret that is random, by the name of its file in deploy/secrets. */
export type SecretName = 'n8n_encryption_key' | 'postgres_password' | 'redis_password';

/** The files of deploy/secrets, in a folder of their own. */
export class Secrets {
	/** Where they are. */
	readonly folder = mkdtempSync(join(tmpdir(), 'partner-provisioning-secrets-'));

	/** Whose password's hash is among them. */
	owner: Owner = makeOwner();

	private constructor(private readonly runtime: Runtime) {
		process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
	}

	/** Makes all of them. */
	static async make(runtime: Runtime): Promise<Secrets> {
		const secrets = new Secrets(runtime);
		for (const name of ['n8n_encryption_key', 'postgres_password', 'redis_password'] as const) {
			secrets.renew(name);
		}
		await secrets.renewOwner();
		return secrets;
	}

	/** What is in one of them. */
	read(name: SecretName): string {
		return readFileSync(join(this.folder, name), 'utf8');
	}

	/** Puts another value in place of one. */
	renew(name: SecretName, value = makeSecret()): void {
		this.write(name, value);
	}

	/** Gives the owner another password. */
	async renewOwner(): Promise<void> {
		this.owner = makeOwner();
		const { n8n } = this.runtime;
		const env = { PASSWORD: this.owner.password };
		this.write('n8n_owner_password_hash', await runInside(this.runtime, 'hash.mjs', [n8n], env));
	}

	private write(name: string, value: string): void {
		writeFileSync(join(this.folder, name), value, { mode: 0o600 });
	}
}
