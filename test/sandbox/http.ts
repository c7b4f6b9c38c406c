import { request, type IncomingHttpHeaders } from 'node:http';

/** A request as a test writes it; `body` is sent as it is, or as JSON where it isn't a string. */
export interface Sent {
	method?: string;
	headers?: Record<string, string>;
	body?: unknown;
	/** Gives up after so many milliseconds. */
	timeout?: number;
}

/** An answer as it came. */
export interface Received {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	/** The parsed body; throws where it isn't JSON. */
	json: <Shape = Record<string, unknown>>() => Shape;
}

/** Plain HTTP: unlike fetch it sends a GET with a body, and follows no redirect. */
export async function send(url: string, sent: Sent = {}): Promise<Received> {
	const { method = 'GET', headers = {}, timeout = 5000 } = sent;
	const body =
		sent.body === undefined || typeof sent.body === 'string'
			? sent.body
			: JSON.stringify(sent.body);
	return await new Promise((resolve, reject) => {
		const outgoing = request(
			url,
			{
				method,
				agent: false,
				headers: {
					...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
					...headers,
				},
			},
			(incoming) => {
				const chunks: Buffer[] = [];
				incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
				incoming.on('error', reject);
				incoming.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					resolve({
						status: incoming.statusCode ?? 0,
						headers: incoming.headers,
						text,
						json: <Shape>() => JSON.parse(text) as Shape,
					});
				});
			},
		);
		outgoing.setTimeout(timeout, () => outgoing.destroy(new Error('timeout')));
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}
