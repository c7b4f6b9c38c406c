import { createServer, type IncomingMessage, type ServerResponse } from 'http';
import type { AddressInfo, Socket } from 'net';

/** A request as it arrived. */
export interface Received {
	method: string;
	url: string;
	headers: IncomingMessage['headers'];
	body: string;
	/** How many requests were being answered when this one arrived, itself included. */
	inFlight: number;
}

/** Answers a request, or does something worse to it. */
export type Script = (
	received: Received,
	response: ServerResponse,
	nth: number,
) => void | Promise<void>;

/** A server that does to each request what a test tells it to. */
export interface ScriptedServer {
	baseUrl: string;
	received: Received[];
	close(): Promise<void>;
}

/** Answers with JSON. */
export function json(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Closes the connection the hard way, as a crashing server does. */
export function reset(response: ServerResponse): void {
	(response.socket as Socket).resetAndDestroy();
}

/** Starts a server on a free loopback port. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
	const received: Received[] = [];
	let inFlight = 0;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		inFlight++;
		response.on('close', () => inFlight--);
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const one = {
				method: request.method ?? '',
				url: request.url ?? '',
				headers: request.headers,
				body: Buffer.concat(chunks).toString('utf8'),
				inFlight,
			};
			received.push(one);
			void script(one, response, received.length);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
