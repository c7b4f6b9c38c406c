import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { send } from './http';

const cli = join(__dirname, '../../sandbox/cli.ts');
const start = (...options: string[]) =>
	spawn(process.execPath, ['--import', 'tsx', cli, ...options], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});

it('says when it is ready, logs requests as they come, and stops on SIGTERM', async () => {
	const child = start('--port-base', '0');
	const lines: string[] = [];
	let asked = false;
	for await (const line of createInterface({ input: child.stdout })) {
		lines.push(line);
		if (line.startsWith('SANDBOX_READY ')) {
			const { urls } = JSON.parse(line.slice('SANDBOX_READY '.length)) as {
				urls: Record<string, string>;
			};
			await send(`${urls.typsy}/v2/authenticate`);
			asked = true;
		} else if (asked) {
			child.kill('SIGTERM');
		}
	}
	expect(lines.at(-1)).toMatch(/^typsy +GET +\/v2\/authenticate 401 \d+ ms$/);
	expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
});

it('prints nothing else when quiet', async () => {
	const child = start('--port-base', '0', '--quiet');
	const lines: string[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		lines.push(line);
		child.kill('SIGINT');
	}
	expect(lines).toEqual([expect.stringMatching(/^SANDBOX_READY \{/)]);
});

it('refuses a port base that is none', async () => {
	const child = start('--port-base', 'many');
	const [code] = (await once(child, 'exit')) as [number];
	expect(code).toBe(1);
});
