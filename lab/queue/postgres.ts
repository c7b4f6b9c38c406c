import { execFileSync, spawnSync } from 'node:child_process';
import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '../n8n/n8n';
import { makeSecret } from '../n8n/secret';
import { ensureProgram, isRoot } from './programs';
import { host, makeFolder, start, stopper, type Log, type Service } from './service';

const administrator = 'postgres';

/** What a server gets in deploy/, too. */
const scripts = join(__dirname, '..', '..', 'deploy', 'postgres');

/** How a role connects to a database. */
export interface Connection {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
}

/** A PostgreSQL with a database that belongs to n8n's role. */
export interface Postgres extends Service, Connection {
	/** Where one of its programs is, such as `pg_dump`. */
	program(name: string): string;
	/** Runs one of PostgreSQL's programs as the administrator, and gives what it printed. */
	administer(program: string, args: string[]): string;
	/** Runs a script of deploy/ as the administrator, with a password for n8n's role. */
	runScript(name: string, password: string): Promise<void>;
}

/** The environment in which PostgreSQL's programs and its driver find a database. */
export const environmentFor = ({
	host: address,
	port,
	user,
	password,
	database,
}: Connection): Record<string, string> => ({
	PGHOST: address,
	PGPORT: String(port),
	PGUSER: user,
	PGPASSWORD: password,
	PGDATABASE: database,
});

/** PostgreSQL refuses to run as root: what it then runs as, and with which command. */
function ownUser() {
	if (!isRoot) return undefined;
	const [uid, gid] = ['-u', '-g'].map((what) =>
		execFileSync('id', [what, administrator], { encoding: 'utf8' }).trim(),
	) as [string, string];
	return {
		own: async (path: string) => await chown(path, Number(uid), Number(gid)),
		as: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
	};
}

/** Starts a PostgreSQL with an empty database for n8n, which asks everybody for a password. */
export async function startPostgres(log: Log, password = makeSecret()): Promise<Postgres> {
	const server = ensureProgram('postgres', 'postgresql', log);
	const program = (name: string) => join(server, '..', name);
	const { folder, remove } = await makeFolder('postgres');
	const user = ownUser();
	const command = (...rest: string[]) => [...(user?.as ?? []), ...rest] as [string, ...string[]];
	const port = await freePort();
	const data = join(folder, 'data');
	const administratorPassword = makeSecret();
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, administratorPassword, { mode: 0o600 });
	await user?.own(folder);
	await user?.own(passwordFile);

	const [initdb, ...args] = command(program('initdb'), '-D', data, '-U', administrator);
	const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	execFileSync(initdb, [...args, ...access, '-E', 'UTF8', '--locale=C'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const options = { listen_addresses: host, unix_socket_directories: '', max_connections: '200' };
	const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const started = await start(
		folder,
		port,
		command(server, '-D', data, '-p', String(port), ...settings),
		// It listens before it lets anybody in.
		async () => spawnSync(program('pg_isready'), ['-h', host, '-p', String(port)]).status === 0,
	);
	const as = { user: administrator, password: administratorPassword, database: administrator };
	const administer = (name: string, rest: string[], env = {}) =>
		execFileSync(program(name), rest, {
			encoding: 'utf8',
			env: { ...process.env, ...environmentFor({ host, port, ...as }), ...env },
		});
	const runScript = async (name: string, rolePassword: string) => {
		const file = join(folder, 'n8n-password');
		await writeFile(file, rolePassword, { mode: 0o600 });
		const quietly = ['--quiet', '--set=ON_ERROR_STOP=1'];
		administer('psql', [...quietly, `--file=${join(scripts, name)}`], { N8N_PASSWORD_FILE: file });
	};
	await runScript('create-n8n.sql', password);
	return {
		host,
		port,
		user: 'n8n',
		database: 'n8n',
		password,
		program,
		administer,
		runScript,
		// SIGINT ends it at once and in good order; SIGTERM would wait for its clients.
		stop: stopper(started, 'SIGINT', remove),
	};
}
