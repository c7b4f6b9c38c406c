import { once } from 'node:events';
import {
	createServer,
	request,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Luck, Mishap } from './mishaps';
import { happensBefore, spoilt, type Answer } from './spoilt';

/** From a reset connection to the partner doing the work all the same, in milliseconds. */
export const lateMs = 1_500;
/** Headers that are about one connection, and not passed on. */
const ofTheConnection = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'content-length',
]);

/** A request that came in, and what became of it. */
export interface Passed {
	/** The name of the partner's host. */
	host: string;
	method: string;
	path: string;
	body: string;
	/** Whether the partner did what it asks for. */
	done: boolean;
	/** Whether an answer was given that leaves no doubt: the partner's own, or that there were too many. */
	clear: boolean;
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheConnection.has(name)));

/** Stands between n8n and the partners, and does what gateways do. */
export class Gateway {
	/** Where each host is reached through the gateway. */
	readonly urls: Record<string, string> = {};
	/** All requests, in the order in which they came. */
	readonly passed: Passed[] = [];
	private readonly servers: Server[] = [];
	private readonly happened = new Map<Mishap, number>();
	private underWay = 0;

	private constructor(private luck: Luck | undefined) {}

	/**
	 * Opens a gateway.
	 *
	 * @param hosts the origin of each of the partners' hosts, by its name
	 */
	static async open(hosts: Record<string, string>, luck?: Luck): Promise<Gateway> {
		const gateway = new Gateway(luck);
		for (const [name, origin] of Object.entries(hosts)) await gateway.listen(name, origin);
		return gateway;
	}

	/** From now on every request gets through, and its answer back. */
	behave(): void {
		this.luck = undefined;
	}

	/** How many requests came in, and what happened to how many. */
	counts(): { requests: number; happened: Partial<Record<Mishap, number>> } {
		return { requests: this.passed.length, happened: Object.fromEntries(this.happened) };
	}

	/** Resolves when nothing is on its way to a partner any more. */
	async settled(): Promise<void> {
		while (this.underWay > 0) await sleep(50);
	}

	/** Ends all connections. */
	async close(): Promise<void> {
		await this.settled();
		await Promise.all(
			this.servers.map(async (server) => {
				const closed = once(server, 'close');
				server.close();
				server.closeAllConnections();
				await closed;
			}),
		);
	}

	private async listen(name: string, origin: string): Promise<void> {
		const server = createServer((incoming, outgoing) => {
			this.underWay++;
			this.handle(name, origin, incoming, outgoing)
				// Either side is gone, as it is when n8n gets killed.
				.catch(() => outgoing.destroy())
				.finally(() => this.underWay--);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		this.servers.push(server);
	}

	private async handle(
		host: string,
		origin: string,
		incoming: IncomingMessage,
		outgoing: ServerResponse,
	): Promise<void> {
		const body = await bodyOf(incoming);
		const { method = '', url = '' } = incoming;
		const passed = { host, method, path: url, body: body.toString(), done: false, clear: false };
		this.passed.push(passed);
		const mishap = this.luck?.next(host);
		if (mishap) this.happened.set(mishap, (this.happened.get(mishap) ?? 0) + 1);
		if (mishap === 'resetBefore' || mishap === 'resetLate') {
			incoming.socket.resetAndDestroy();
			if (mishap === 'resetBefore') return;
			await sleep(lateMs);
			passed.done = isDone(await forward(origin, incoming, body));
			return;
		}
		if (happensBefore(mishap)) {
			passed.clear = true;
			reply(outgoing, spoilt[mishap]);
			return;
		}
		const answer = await forward(origin, incoming, body);
		passed.done = isDone(answer);
		passed.clear = mishap === undefined;
		reply(outgoing, mishap ? spoilt[mishap] : answer);
	}
}

const isDone = ({ status }: Answer) => status < 300;

async function forward(origin: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
	const { method, url, headers } = incoming;
	const outgoing = request(new URL(url ?? '/', origin), {
		method,
		headers: {
			...passedOn(headers),
			...(body.length > 0 && { 'content-length': String(body.length) }),
		},
	});
	outgoing.end(body);
	const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
	return {
		status: answer.statusCode ?? 0,
		headers: passedOn(answer.headers),
		body: await bodyOf(answer),
	};
}

function reply(outgoing: ServerResponse, { status, headers, body }: Answer): void {
	outgoing.writeHead(status, {
		...headers,
		...(status !== 204 && { 'content-length': String(body.length) }),
	});
	outgoing.end(body);
}
