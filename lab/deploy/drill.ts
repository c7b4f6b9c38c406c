/**
 * `npm run deploy:drill`: does with processes on this machine what deploy/README.md tells to do with containers.
 * Starts an installation, puts other secrets in place of all, backs it up while it works, loses it, and restores it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox';
import { credentialsFor, webhookKey } from '../demo/credentials';
import { customersFile } from '../demo/customers';
import { readWorkflows, workflowIds } from '../demo/workflows';
import { packPackage } from '../n8n/communityPackage';
import { ensureRuntime } from '../n8n/runtime';
import { Checklist } from './checklist';
import { Installation } from './installation';
import { Onboarding } from './onboarding';
import { loseAndRestore } from './restoring';
import { changeEncryptionKey, changePasswords, changeWebhookKey } from './rotating';
import { Secrets } from './secrets';

const log = console.log;

/** Puts in place what a team has: credentials, and workflows that somebody calls. */
async function fill(installation: Installation, sandbox: Sandbox): Promise<void> {
	const wanted: string[] = [workflowIds.onboardCustomer, workflowIds.fromWebhook];
	const { main } = installation;
	await main.importCredentials(credentialsFor(sandbox.credentials));
	const workflows = readWorkflows(dirname(customersFile)).filter(({ id }) => wanted.includes(id));
	await main.importWorkflows(workflows);
}

async function drill(folder: string, sandbox: Sandbox): Promise<boolean> {
	const checks = new Checklist(log);
	const tarball = await packPackage(folder);
	const secrets = await Secrets.make(await ensureRuntime());
	const installation = await Installation.create(secrets, tarball, log);
	const onboarding = new Onboarding(sandbox, webhookKey.value);
	let running = installation;
	try {
		log('Starting it, with the environment of deploy/compose.yaml …');
		await installation.makeContainers();
		await fill(installation, sandbox);
		await installation.start();
		const signedIn = 'the owner signs in before anybody else could become it';
		const rest = await checks.works(signedIn, async () => await installation.signIn());
		await checks.refused('a visitor who wants to become the owner is refused', /400/, async () => {
			await rest.setUpOwner();
		});
		await rest.publish(workflowIds.onboardCustomer, workflowIds.fromWebhook);
		checks.note('a worker onboards a customer', await onboarding.next(installation.webhookUrl));

		log('Other keys in credentials, while n8n runs …');
		await changeWebhookKey(installation, rest, onboarding, checks);
		log("Other passwords for PostgreSQL and Redis, and for n8n's owner …");
		await changePasswords(installation, onboarding, checks);
		log('Another encryption key …');
		await changeEncryptionKey(installation, onboarding, checks);
		log('Backing it up while it works, losing everything, and restoring it with other passwords …');
		running = await loseAndRestore(installation, { tarball, folder, onboarding, checks, log });
	} finally {
		log('Stopping everything that was started …');
		await running.destroy();
	}
	return checks.isWell;
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-drill-'));
	const sandbox = await startSandbox();
	try {
		const isWell = await drill(folder, sandbox);
		log(isWell ? 'All of it works.' : 'Not everything is as it should be; see above.');
		process.exitCode = isWell ? 0 : 1;
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
