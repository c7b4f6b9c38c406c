import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const source = join(__dirname, '..', '..', 'deploy');
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const hash = '$2b$12$0123456789012345678901234567890123456789012345678901';
const digest = `sha256:${'a'.repeat(64)}`;

let folder: string;

/** Puts something in place of Docker: it writes down how it is called, and what it is told. */
function standIn(answer: string): void {
	const program = join(folder, 'bin', 'docker');
	writeFileSync(
		program,
		[
			'#!/bin/sh',
			`echo "$*" >> ${folder}/called`,
			`case $1 in run) cat > ${folder}/told ;; esac`,
			`printf '%s' '${answer}'`,
		].join('\n'),
	);
	chmodSync(program, 0o755);
}

function run(script: string, ...before: string[]) {
	const [command = 'sh', ...args] = [...before, 'sh', join(folder, script)];
	const env = { ...process.env, PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) };
	return spawnSync(command, args, { encoding: 'utf8', env });
}

const inFolder = (name: string) => readFileSync(join(folder, name), 'utf8');
const secret = (name: string) => join(folder, 'secrets', name);

/** The secrets, their owners and modes, as the README says. */
const documented = [
	...readFileSync(join(source, 'README.md'), 'utf8').matchAll(
		/^\| `(\w+)` +\| `(\d+):(\d+)` +\| `(\d+)` /gm,
	),
].map(([, name, uid, gid, mode]) => ({
	name: name!,
	uid: Number(uid),
	gid: Number(gid),
	mode: Number.parseInt(mode!, 8),
}));

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'partner-provisioning-deploy-'));
	cpSync(source, folder, { recursive: true });
	cpSync(join(source, '.env.example'), join(folder, '.env'));
	// Somebody else may come in here, as into a folder that was cloned.
	chmodSync(folder, 0o755);
	spawnSync('mkdir', [join(folder, 'bin')]);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('secrets.sh', () => {
	asRoot('makes all secrets, readable by whom the README says and by nobody else', () => {
		standIn(hash);
		expect(run('secrets.sh').stderr).toBe('');
		expect(documented).toHaveLength(5);
		for (const { name, ...expected } of documented) {
			const { uid, gid, mode } = statSync(secret(name));
			expect([name, { uid, gid, mode: mode & 0o777 }]).toEqual([name, expected]);
		}
		const readBy = (uid: number, gid: number, name: string) =>
			spawnSync('setpriv', [
				...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
				...['cat', secret(name)],
			]).status === 0;
		expect(readBy(1000, 1000, 'n8n_encryption_key')).toBe(true);
		expect(readBy(70, 70, 'postgres_password')).toBe(true);
		expect(readBy(70, 70, 'n8n_encryption_key')).toBe(false);
		expect(readBy(1001, 1001, 'postgres_password')).toBe(false);
	});

	asRoot('shows the password of which it keeps the hash, and hands it to no command line', () => {
		standIn(hash);
		const { stdout } = run('secrets.sh');
		const password = /: (N8n-[0-9a-f]{32})$/m.exec(stdout)![1]!;
		expect(inFolder('told')).toBe(password);
		expect(inFolder('called')).not.toContain(password);
		expect(inFolder('secrets/n8n_owner_password_hash')).toBe(hash);
	});

	asRoot('makes only what is missing', () => {
		standIn(hash);
		run('secrets.sh');
		const names = documented.map(({ name }) => name);
		const read = () => names.map((name) => readFileSync(secret(name), 'utf8'));
		const before = read();
		expect(new Set(before).size).toBe(names.length);
		rmSync(secret('redis_password'));
		expect(run('secrets.sh').stdout).toBe('Made secrets/redis_password\n');
		const changed = read().map((value, index) => value !== before[index]);
		expect(names.filter((_, index) => changed[index])).toEqual(['redis_password']);
	});

	it('makes nothing where it may not give the files away', () => {
		const { status, stderr } = isRoot
			? run('secrets.sh', 'setpriv', '--reuid=65534', '--clear-groups')
			: run('secrets.sh');
		expect(status).toBe(1);
		expect(stderr).toMatch(/sudo \.\/secrets\.sh/);
		expect(existsSync(secret('redis_password'))).toBe(false);
	});
});

describe('digests.sh', () => {
	it('writes into .env what the registry says, and leaves the rest as it is', () => {
		standIn(`"${digest}"`);
		const { status } = run('digests.sh');
		expect(status).toBe(0);
		const tag = /image: (postgres:[^@]+)@/.exec(inFolder('compose.yaml'))![1]!;
		const version = /^N8N_VERSION=(.*)$/m.exec(inFolder('.env.example'))![1]!;
		expect(inFolder('called')).toMatch(`inspect n8nio/n8n:${version} `);
		expect(inFolder('called')).toMatch(`inspect ${tag} `);
		const others = (text: string) => text.replace(/^\w+_DIGEST=.*\n/gm, '');
		expect(others(inFolder('.env'))).toBe(others(inFolder('.env.example')));
		expect(inFolder('.env').match(/^\w+_DIGEST=.*$/gm)).toEqual([
			`N8N_DIGEST=${digest}`,
			`POSTGRES_DIGEST=${digest}`,
		]);
	});

	it('writes nothing where the registry says something else', () => {
		standIn('Name: n8nio/n8n');
		expect(run('digests.sh').status).toBe(1);
		expect(inFolder('.env')).toBe(inFolder('.env.example'));
	});
});
