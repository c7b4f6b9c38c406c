import { parseArgs } from 'node:util';
import { servers, startSandbox, type RecordedRequest, type ServerName } from './index';

const { values } = parseArgs({
	options: {
		'port-base': { type: 'string', default: '4610' },
		quiet: { type: 'boolean', default: false },
	},
});

/** One port a server, counted up from the base; a base of 0 takes free ones. */
function portsFrom(base: number): Partial<Record<ServerName, number>> {
	if (!Number.isInteger(base) || base < 0 || base + servers.length > 65_536) {
		throw new RangeError('--port-base must be 0 or a port number with room for one port a server');
	}
	if (base === 0) return {};
	return Object.fromEntries(servers.map((name, index) => [name, base + index])) as Record<
		ServerName,
		number
	>;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

function describe({ server, method, path, status, ms, fault }: RecordedRequest): string {
	const spoilt = fault ? `  [${fault}]` : '';
	return `${server.padEnd(21)}${method.padEnd(7)}${path} ${status ?? '---'} ${ms ?? '-'} ms${spoilt}`;
}

async function main(): Promise<void> {
	const sandbox = await startSandbox({
		ports: portsFrom(Number(values['port-base'])),
		onRequest: values.quiet ? undefined : (request) => print(describe(request)),
	});
	const stop = () => {
		void sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);

	if (!values.quiet) {
		print('The sandbox stands in for the vendors on this machine. Ctrl-C stops it.\n');
		for (const name of servers) print(`${name.padEnd(21)}${sandbox.urls[name]}`);
		print('\nDemo credentials');
		for (const [name, fields] of Object.entries(sandbox.credentials)) {
			print(`  ${name}`);
			for (const [field, value] of Object.entries(fields)) print(`    ${field.padEnd(18)}${value}`);
		}
		print('');
	}
	const { urls, credentials } = sandbox;
	print(`SANDBOX_READY ${JSON.stringify({ urls, credentials })}`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
