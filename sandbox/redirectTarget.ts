import Fastify, { type FastifyInstance } from 'fastify';
import type { Environment } from './environment';
import { demoSecrets } from './names';

/**
 * Another origin, where redirects lead: it answers everything, and notes who brought a credential that
 * was meant for a vendor.
 */
export class RedirectTarget {
	readonly app: FastifyInstance;
	private received = 0;
	private withCredentials = 0;

	constructor(environment: Omit<Environment, 'settings'>) {
		this.app = Fastify({ forceCloseConnections: true });
		this.app.removeAllContentTypeParsers();
		this.app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		this.app.setNotFoundHandler((request, reply) => {
			const rawBody = typeof request.body === 'string' ? request.body : '';
			this.received += 1;
			if (carriesCredentials(request.url, request.headers, rawBody)) this.withCredentials += 1;
			const entry = environment.requests.add({
				server: 'redirectTarget',
				vendor: null,
				method: request.method,
				path: request.url.split('?', 1)[0] ?? '/',
				query: request.query,
				headers: request.headers,
				body: undefined,
				rawBody,
				status: 200,
				time: environment.now(),
				ms: 0,
				fault: null,
			});
			environment.onRequest?.(entry);
			return reply.code(200).send({ redirected: true });
		});
	}

	counts(): { received: number; withCredentials: number } {
		return { received: this.received, withCredentials: this.withCredentials };
	}

	reset(): void {
		this.received = 0;
		this.withCredentials = 0;
	}
}

/** A header that is called a key is enough: a signature differs with every request. */
function carriesCredentials(url: string, headers: object, rawBody: string): boolean {
	const everything = `${url}\n${JSON.stringify(headers)}\n${rawBody}`;
	return (
		Object.values<string>(demoSecrets).some((secret) => everything.includes(secret)) ||
		Object.keys(headers).some((name) => name.endsWith('-key'))
	);
}
