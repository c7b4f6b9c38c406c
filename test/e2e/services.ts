import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';

import { environmentFor, type Postgres } from '../../lab/queue/postgres';
import type { Service } from '../../lab/queue/service';

/** What a Redis answers to lines that somebody sends it. */
export async function redisAnswers(
	{ host, port }: Pick<Service, 'host' | 'port'>,
	...lines: string[]
): Promise<string> {
	const socket = connect({ host, port });
	socket.end([...lines, 'QUIT', ''].join('\r\n'));
	let answer = '';
	for await (const part of socket.setEncoding('utf8')) answer += String(part);
	return answer;
}

/** What a PostgreSQL answers to a question, be it a refusal. */
export function postgresAnswers(
	database: Parameters<typeof environmentFor>[0],
	sql: string,
): string {
	try {
		return execFileSync('psql', ['--no-password', '--tuples-only', '--no-align', '-c', sql], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...environmentFor(database), LC_ALL: 'C' },
		}).trim();
	} catch (error) {
		return (error as { stderr: string }).stderr;
	}
}

/** What everybody on this machine can read of a database's server. */
export const settingOf = (database: Postgres, name: string): string =>
	database.administer('psql', ['--tuples-only', '--no-align', '-c', `SHOW ${name}`]).trim();
