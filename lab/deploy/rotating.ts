import { webhookKey } from '../demo/credentials';
import { Rest } from '../n8n/rest';
import { makeSecret } from '../n8n/secret';
import { asN8n } from './backup';
import type { Checklist } from './checklist';
import { exportCredentials } from './exported';
import type { Installation } from './installation';
import type { Onboarding } from './onboarding';

/** The credential with the header that the onboarding webhook asks for. */
const webhookCredential = 'onboardingWebhook';

/** Puts another value into a credential, as a person does in the editor. */
export async function changeWebhookKey(
	{ webhookUrl }: Installation,
	rest: Rest,
	onboarding: Onboarding,
	checks: Checklist,
): Promise<void> {
	const path = `/rest/credentials/${webhookCredential}`;
	const { name, type } = await rest.request<{ name: string; type: string }>('GET', path);
	const [before, after] = [onboarding.key, makeSecret()];
	const data = { name: webhookKey.name, value: after };
	await rest.request('PATCH', path, { name, type, data });
	onboarding.key = after;
	checks.note('the old key is refused', (await onboarding.withKey(webhookUrl, before)) === 403);
	checks.note('the new one is good, without a restart', await onboarding.next(webhookUrl));
}

/** Gives PostgreSQL and Redis other passwords, and n8n the same. */
export async function changePasswords(
	installation: Installation,
	onboarding: Onboarding,
	checks: Checklist,
): Promise<void> {
	const { secrets, database } = installation;
	await installation.removeContainers();
	const before = secrets.read('postgres_password');
	for (const name of ['postgres_password', 'redis_password'] as const) secrets.renew(name);
	await installation.replaceRedis();
	await checks.refused('PostgreSQL refuses the new password until it is told', /password/, () =>
		asN8n(installation, 'psql', '--command=SELECT 1'),
	);
	await database.runScript('change-password.sql', secrets.read('postgres_password'));
	await checks.refused('and then the old one', /password/, () => {
		const old = { read: () => before } as unknown as Installation['secrets'];
		asN8n({ database, secrets: old }, 'psql', '--command=SELECT 1');
	});
	await installation.makeContainers();
	await installation.start();
	checks.note(
		'n8n works with the new ones, its queue too',
		await onboarding.next(installation.webhookUrl),
	);
}

/** Gives n8n's owner another password. */
export async function changeOwnersPassword(
	installation: Installation,
	checks: Checklist,
): Promise<void> {
	const { secrets } = installation;
	const before = secrets.owner;
	await secrets.renewOwner();
	await installation.makeContainers();
	await installation.start();
	checks.note("the owner's new password is good", true);
	await checks.refused('and the old one is not', /401/, async () => {
		await installation.signIn(before);
	});
}

/** Encrypts all credentials with another key, in the same database. */
export async function changeEncryptionKey(
	installation: Installation,
	onboarding: Onboarding,
	checks: Checklist,
): Promise<void> {
	const { secrets } = installation;
	await installation.makeContainers();
	const exported = (await exportCredentials(installation.main)) ?? [];
	asN8n(installation, 'psql', '--quiet', '--command=DELETE FROM deployment_key');
	const before = secrets.read('n8n_encryption_key');
	secrets.renew('n8n_encryption_key');
	await installation.makeContainers();
	await installation.main.importCredentials(exported);
	await installation.start();
	checks.note('n8n works with the new key', await onboarding.next(installation.webhookUrl));

	const after = secrets.read('n8n_encryption_key');
	secrets.renew('n8n_encryption_key', before);
	await installation.makeContainers();
	const withOldKey = await exportCredentials(installation.main);
	checks.note('the old key opens no credential', withOldKey === undefined);
	secrets.renew('n8n_encryption_key', after);
	await installation.makeContainers();
	await installation.start();
}
