import { webhookKey } from '../demo/credentials';
import type { Rest } from '../n8n/rest';
import { makeSecret } from '../n8n/secret';
import { asN8n } from './backup';
import type { Checklist } from './checklist';
import { exportCredentials, notDecrypted } from './exported';
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

/** Gives PostgreSQL and Redis other passwords, and n8n the same, and n8n's owner another one. */
export async function changePasswords(
	installation: Installation,
	onboarding: Onboarding,
	checks: Checklist,
): Promise<void> {
	const { secrets, database } = installation;
	const before = { database: secrets.read('postgres_password'), owner: secrets.owner };
	const ask = (password: string) => asN8n(database, password, 'psql', '--command=SELECT 1');
	await installation.removeContainers();
	for (const name of ['postgres_password', 'redis_password'] as const) secrets.renew(name);
	const after = secrets.read('postgres_password');
	await installation.replaceRedis();
	const noPassword = /password authentication failed/;
	await checks.refused('PostgreSQL refuses the new password until it is told', noPassword, () =>
		ask(after),
	);
	await database.runScript('change-password.sql', after);
	await checks.refused('and then the old one', noPassword, () => ask(before.database));
	await secrets.renewOwner();
	await installation.restart();
	await checks.works("the owner's new password is good", async () => await installation.signIn());
	await checks.refused('and the old one is not', /401/, async () => {
		await installation.signIn(before.owner);
	});
	const isOnboarded = await onboarding.next(installation.webhookUrl);
	checks.note('n8n works with the new ones, its queue too', isOnboarded);
}

/** Encrypts all credentials with another key, in the same database. */
export async function changeEncryptionKey(
	installation: Installation,
	onboarding: Onboarding,
	checks: Checklist,
): Promise<void> {
	const { secrets, database } = installation;
	const [before, after] = [secrets.read('n8n_encryption_key'), makeSecret()];
	const password = secrets.read('postgres_password');
	await installation.makeContainers(['main']);
	const credentials = await exportCredentials(installation.main);
	asN8n(database, password, 'psql', '--quiet', '--command=DELETE FROM deployment_key');
	secrets.renew('n8n_encryption_key', after);
	await installation.makeContainers(['main']);
	await installation.main.importCredentials(credentials);

	secrets.renew('n8n_encryption_key', before);
	await installation.makeContainers(['main']);
	await checks.refused('the old key opens no credential', notDecrypted, async () => {
		await exportCredentials(installation.main);
	});
	secrets.renew('n8n_encryption_key', after);
	await installation.restart();
	checks.note('n8n works with the new one', await onboarding.next(installation.webhookUrl));
}
