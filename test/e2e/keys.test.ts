import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packPackage } from '../../lab/n8n/communityPackage';
import { N8n } from '../../lab/n8n/n8n';
import { Cluster } from '../../lab/queue/cluster';
import { startSandbox, type Sandbox } from '../../sandbox';
import { commandLine, isLoopback, listenersOf, processTree } from './listeners';
import { postgresAnswers, redisAnswers, settingOf } from './services';

let packFolder: string;
let sandbox: Sandbox;
let cluster: Cluster;

/** Only Linux tells which process listens where. */
const onLinux = existsSync('/proc/net/tcp') ? it : it.skip;

const keyIn = (folder: string) =>
	(
		JSON.parse(readFileSync(join(folder, '.n8n', 'config'), 'utf8')) as {
			encryptionKey: string;
		}
	).encryptionKey;

const signIn = async (password: string) => {
	const { url, owner } = cluster.n8n;
	const response = await fetch(`${url}/rest/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ emailOrLdapLoginId: owner.email, password }),
	});
	return response.status;
};

beforeAll(async () => {
	packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	sandbox = await startSandbox();
	cluster = await Cluster.start({
		tarball: await packPackage(packFolder),
		workers: 1,
		concurrency: 1,
		credentials: [],
		workflows: () => [],
		log: () => undefined,
	});
});

afterAll(async () => {
	await cluster?.stop();
	await sandbox?.close();
	await rm(packFolder, { recursive: true, force: true });
});

describe("n8n's owner", () => {
	it('signs in with a password of this start, and not with one that everybody knows', async () => {
		expect(await signIn(cluster.n8n.owner.password)).toBe(200);
		expect(await signIn('Provision-2-Partners')).toBe(401);
	});

	it('and the encryption key are others in another n8n', async () => {
		const other = await N8n.create();
		try {
			await other.importCredentials([]);
			expect(other.owner.password).not.toBe(cluster.n8n.owner.password);
			const { folder, runtime } = cluster.n8n;
			const keys = [folder, other.folder, runtime.freshUserFolder].map(keyIn);
			expect(new Set(keys).size).toBe(keys.length);
		} finally {
			await other.dispose();
		}
	});
});

describe('Redis', () => {
	it('answers nobody who does not know its password', async () => {
		const { redis } = cluster.services;
		expect(await redisAnswers(redis, 'PING')).toMatch(/^-NOAUTH/);
		expect(await redisAnswers(redis, 'AUTH n8n', 'KEYS *')).toMatch(/^-WRONGPASS[^]*-NOAUTH/);
		expect(await redisAnswers(redis, `AUTH ${redis.password}`, 'PING')).toMatch(/^\+OK\r\n\+PONG/);
	});
});

describe('PostgreSQL', () => {
	it('lets in nobody without the password, and no other role', () => {
		const { database } = cluster.services;
		const answer = (changes: Partial<typeof database>) =>
			postgresAnswers({ ...database, ...changes }, 'SELECT 1');
		expect(answer({})).toBe('1');
		expect(answer({ password: '' })).toMatch(/no password supplied/);
		expect(answer({ password: 'n8n' })).toMatch(/password authentication failed/);
		expect(answer({ user: 'postgres' })).toMatch(/password authentication failed/);
		expect(answer({ user: 'somebody' })).toMatch(/password authentication failed/);
	});

	it("gives n8n's role its own database, and no power over the server", () => {
		const { database } = cluster.services;
		const power = 'SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles';
		expect(postgresAnswers(database, `${power} WHERE rolname = current_user`)).toBe('f');
		expect(postgresAnswers(database, 'SELECT datdba::regrole FROM pg_database')).toMatch(/^n8n$/m);
		expect(postgresAnswers({ ...database, database: 'postgres' }, 'SELECT 1')).toMatch(
			/permission denied for database/,
		);
		expect(postgresAnswers(database, 'CREATE ROLE other')).toMatch(/permission denied/);
	});

	it('has no socket in a folder that others can open', () => {
		expect(settingOf(cluster.services.database, 'unix_socket_directories')).toBe('');
	});
});

onLinux('listens on this machine only, in all of its processes', () => {
	const listeners = listenersOf(processTree(process.pid));
	const portOf = (url: string) => Number(new URL(url).port);
	const { redis, database } = cluster.services;
	const known = [
		redis.port,
		database.port,
		portOf(cluster.n8n.url),
		portOf(cluster.workers[0]!.address),
		...Object.values(sandbox.urls).map(portOf),
	];
	expect(listeners.map(({ port }) => port)).toEqual(expect.arrayContaining(known));
	// What n8n hands code to listens as well, in the main process and in the worker.
	expect(listeners.length).toBeGreaterThan(known.length);
	expect(listeners.filter((listener) => !isLoopback(listener))).toEqual([]);
});

onLinux('shows no password on a command line', () => {
	const { n8n, services } = cluster;
	const secrets = [
		n8n.owner.password,
		services.redis.password,
		services.database.password,
		keyIn(n8n.folder),
	];
	const lines = processTree(process.pid).map(commandLine).join('\n');
	expect(lines).toMatch(/redis/);
	expect(lines).toMatch(/postgres/);
	for (const secret of secrets) expect(lines).not.toContain(secret);
});
