import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A port on which a process waits for connections, as the kernel writes it down. */
export interface Listener {
	/** In hex, as in /proc/net/tcp and tcp6. */
	address: string;
	port: number;
}

/** 127.0.0.1, ::1, and 127.0.0.1 as an IPv6 address. */
const loopback = [
	'0100007F',
	'00000000000000000000000001000000',
	'0000000000000000FFFF00000100007F',
];
const LISTEN = '0A';

/** What a read of /proc gives; nothing where the process has ended meanwhile or isn't ours. */
function attempt<Result>(read: () => Result): Result | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** All processes with their parents. */
function parents(): Array<[pid: number, parent: number]> {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.flatMap((pid) => {
		const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'));
		const parent = /^PPid:\s*(\d+)/m.exec(status ?? '')?.[1];
		return parent === undefined ? [] : [[Number(pid), Number(parent)]];
	});
}

/** A process and everything that it started, directly or not. */
export function processTree(root: number): number[] {
	const all = parents();
	const tree = [root];
	for (const pid of tree) {
		tree.push(...all.filter(([, parent]) => parent === pid).map(([child]) => child));
	}
	return tree;
}

/** The command line of a process, which everybody on the machine can read. */
export const commandLine = (pid: number): string =>
	attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? '';

function socketsOf(pid: number): string[] {
	const folder = `/proc/${pid}/fd`;
	return (attempt(() => readdirSync(folder)) ?? []).flatMap((fd) => {
		const target = attempt(() => readlinkSync(`${folder}/${fd}`));
		const socket = /^socket:\[(\d+)\]$/.exec(target ?? '')?.[1];
		return socket === undefined ? [] : [socket];
	});
}

/** Every port on which these processes listen, for IPv4 and for IPv6. */
export function listenersOf(pids: number[]): Listener[] {
	const own = new Set(pids.flatMap(socketsOf));
	const tables = ['tcp', 'tcp6'].map((name) => attempt(() => readFileSync(`/proc/net/${name}`)));
	const rows = tables.flatMap((table) => (table ?? '').toString().split('\n').slice(1));
	return rows.flatMap((row) => {
		const columns = row.trim().split(/\s+/);
		const [, local = '', , state] = columns;
		if (state !== LISTEN || !own.has(columns[9]!)) return [];
		const [address = '', port = ''] = local.split(':');
		return [{ address, port: Number.parseInt(port, 16) }];
	});
}

/** Whether only this machine reaches it. */
export const isLoopback = ({ address }: Listener): boolean => loopback.includes(address);
