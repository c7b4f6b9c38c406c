import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ensureRuntime } from '../n8n/runtime';
import type { Log } from '../queue/service';
import { backUp, restoreDatabase, restoreFiles } from './backup';
import type { Checklist } from './checklist';
import { exportCredentials, notDecrypted } from './exported';
import { Installation } from './installation';
import type { Onboarding } from './onboarding';
import { Secrets } from './secrets';

/** How many call while the backup is made. */
const callers = 4;
const POLL_MS = 20;
const file = 'customers.csv';

/** What a drill has at hand. */
export interface Drill {
	tarball: string;
	folder: string;
	onboarding: Onboarding;
	checks: Checklist;
	log: Log;
}

/** Backs an installation up while it works. */
async function backUpAtWork(installation: Installation, drill: Drill) {
	const { onboarding, checks } = drill;
	const { sandbox } = onboarding;
	const before = sandbox.counts().requests;
	let answered = 0;
	const calls = Array.from({ length: callers }, async () => {
		const isOnboarded = await onboarding.next(installation.webhookUrl);
		answered++;
		return isOnboarded;
	});
	while (sandbox.counts().requests === before) await sleep(POLL_MS);
	const backup = backUp(installation, drill.folder);
	checks.note('the backup was made while n8n was at work', answered < callers);
	checks.note('and disturbed nobody', (await Promise.all(calls)).every(Boolean));
	return backup;
}

/** Loses an installation, and makes another one of its backup, with other passwords and the same encryption key. */
export async function loseAndRestore(
	installation: Installation,
	drill: Drill,
): Promise<Installation> {
	const { checks, onboarding } = drill;
	writeFileSync(join(installation.main.filesFolder, file), 'a file of the volume');
	const backup = await backUpAtWork(installation, drill);
	const before = await exportCredentials(installation.main);
	await installation.destroy();

	const secrets = await Secrets.make(await ensureRuntime());
	secrets.renew('n8n_encryption_key', backup.encryptionKey);
	const restored = await Installation.create(secrets, drill.tarball, drill.log);
	restoreDatabase(restored, backup);
	await restored.restart();
	restoreFiles(restored, backup);
	const { main, webhookUrl } = restored;
	await checks.works('the owner signs in with a new password', async () => await restored.signIn());
	const dataOf = (credentials: typeof before) =>
		JSON.stringify(credentials.map(({ data }) => data));
	const after = await exportCredentials(main);
	checks.note('all credentials are there, and open', dataOf(before) === dataOf(after));
	checks.note('the files are there', existsSync(join(main.filesFolder, file)));
	checks.note('the workflows run', await onboarding.next(webhookUrl));
	checks.note('who was onboarded before is not again', await onboarding.firstAgain(webhookUrl));

	secrets.renew('n8n_encryption_key');
	await restored.makeContainers(['main']);
	await checks.refused('with another encryption key nothing opens', notDecrypted, async () => {
		await exportCredentials(restored.main);
	});
	return restored;
}
