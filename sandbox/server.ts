import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { faultStages, type FaultKind } from './faults';
import { answerBeforeWork, givesNoAnswer, leaveBeforeWork, spoilAnswer } from './faultAnswers';
import type { Answer, Environment, Problem } from './environment';
import { check, exactly, type Issue } from './input';
import type { RecordedRequest } from './requestLog';

/** Thrown to refuse a request with an answer of the vendor's. */
export class Refusal extends Error {
	constructor(readonly answer: Answer) {
		super(`Refused with ${answer.status}`);
	}
}

/** A request that is documented, as its handler sees it. */
export interface Call<Body = undefined, Query = unknown> {
	params: Record<string, string>;
	query: Query;
	body: Body;
	headers: IncomingHttpHeaders;
}

/** What sets one vendor's server apart. */
export interface VendorServerOptions {
	server: string;
	vendor: string;
	/** Puts a problem into the vendor's documented shape. */
	explain: (problem: Problem) => Answer;
	/** Throws a {@link Refusal} unless the request carries what the document asks for. */
	authenticate: (request: IncomingRequest) => void;
	/** The documents show a Content-Type; where they show none, none is asked for. */
	contentType: 'withBody' | 'always' | 'optional';
	/** Paths that take a form in place of JSON. */
	forms?: string[];
}

/** A request before its path is looked at. */
export interface IncomingRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	/** The parsed body; `undefined` without one. */
	body: unknown;
	/** The body as it came, for a scheme that signs its text. */
	rawBody: string;
	ip: string;
}

interface Exchange {
	entry: RecordedRequest;
	fault: FaultKind | null;
	startedAt: number;
	json: unknown;
	malformed: boolean;
}

declare module 'fastify' {
	interface FastifyRequest {
		exchange: Exchange;
	}
}

/** One vendor host: records, misbehaves on demand, authenticates, then leaves it to the endpoints. */
export function createVendorServer(
	environment: Environment,
	options: VendorServerOptions,
): FastifyInstance {
	const { faults, requests, latencyMs, now } = environment;
	const app = Fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 1000 },
	});
	acceptAnyBody(app);

	app.addHook('preValidation', async (request, reply) => {
		const path = request.url.split('?', 1)[0] ?? '/';
		const { method } = request;
		const rawBody = typeof request.body === 'string' ? request.body : '';
		const isForm = options.forms?.includes(path) ?? false;
		const { json, malformed } = isForm ? parseForm(rawBody) : parseJson(rawBody);
		const fault =
			faults.draw({ server: options.server, vendor: options.vendor, method, path }) ?? null;
		const entry = requests.add({
			server: options.server,
			vendor: options.vendor,
			method,
			path,
			query: request.query,
			headers: request.headers,
			body: json,
			rawBody,
			status: null,
			time: now(),
			ms: null,
			fault,
		});
		request.exchange = { entry, fault, startedAt: performance.now(), json, malformed };
		reply.raw.once('close', () => {
			entry.ms ??= Math.round(performance.now() - request.exchange.startedAt);
			environment.onRequest?.(entry);
		});

		if (latencyMs() > 0) await sleep(latencyMs(), undefined, { ref: false });
		if (fault && faultStages[fault] === 'before') {
			return answerBeforeWork(fault, request, reply, environment, options.explain);
		}
		if (fault && faultStages[fault] === 'late') await leaveBeforeWork(request, environment);
		options.authenticate({
			method,
			path,
			query: request.query as Record<string, unknown>,
			headers: request.headers,
			rawBody,
			body: json,
			ip: request.ip,
		});
		refuseUnreadable(request, options);
		return undefined;
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const { entry, fault, startedAt } = request.exchange;
		const body = typeof payload === 'string' ? payload : '';
		// A client that left while a spoilt answer was on its way makes Fastify answer with an error,
		// which must not be spoilt in its turn.
		const spoils = fault && faultStages[fault] === 'after' && !reply.raw.destroyed;
		const answered = spoils
			? await spoilAnswer(fault, body, request, reply, environment, options.explain)
			: payload;
		// Recorded before the client can see the answer, so that a test finds it complete.
		entry.status = givesNoAnswer(fault) ? null : reply.statusCode;
		entry.ms = Math.round(performance.now() - startedAt);
		return answered;
	});

	app.setNotFoundHandler((request) => {
		throw new ProblemError({
			kind: 'unknownPath',
			status: 404,
			message: `There is no ${request.method} ${request.exchange.entry.path}`,
			issues: [],
		});
	});
	app.setErrorHandler((error, _request, reply) => {
		const answer = error instanceof Refusal ? error.answer : options.explain(toProblem(error));
		return send(reply, answer);
	});
	return app;
}

/** Adds one documented request; body and query may hold what the schemas say, and nothing else. */
export function endpoint<
	Body extends z.ZodTypeAny = z.ZodUndefined,
	Query extends z.ZodTypeAny = z.ZodObject<z.ZodRawShape>,
>(
	app: FastifyInstance,
	documented: {
		method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
		path: string;
		body?: Body;
		query?: Query;
	},
	handle: (call: Call<z.output<Body>, z.output<Query>>) => Answer,
): void {
	app.route({
		method: documented.method,
		url: documented.path,
		handler: async (request, reply) => {
			const query = check(documented.query ?? exactly({}), request.query);
			const body = documented.body
				? check(documented.body, request.exchange.json)
				: { value: undefined, issues: [] };
			const issues = [...query.issues, ...body.issues];
			if (issues.length > 0) throw invalidInput(issues);
			return send(
				reply,
				handle({
					params: request.params as Record<string, string>,
					query: query.value as z.output<Query>,
					body: body.value as z.output<Body>,
					headers: request.headers,
				}),
			);
		},
	});
}

/** A problem on its way to the vendor's `explain`. */
class ProblemError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}

/** To be thrown where a request is not as documented. */
export function invalidInput(issues: Issue[]): Error {
	const message = issues.map(({ path, message: what }) => `${path} ${what}`.trim()).join('; ');
	return new ProblemError({ kind: 'invalidInput', status: 400, message, issues });
}

function toProblem(error: unknown): Problem {
	if (error instanceof ProblemError) return error.problem;
	return {
		kind: 'internal',
		status: 500,
		message: error instanceof Error ? error.message : String(error),
		issues: [],
	};
}

function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
	reply.code(status).headers(headers);
	if (body === undefined) return reply.send();
	return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Bodies are read as text for every method, so that a GET with a body can be refused, not ignored. */
function acceptAnyBody(app: FastifyInstance): void {
	app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

function parseJson(rawBody: string): { json: unknown; malformed: boolean } {
	if (rawBody === '') return { json: undefined, malformed: false };
	try {
		return { json: JSON.parse(rawBody) as unknown, malformed: false };
	} catch {
		return { json: undefined, malformed: true };
	}
}

/** The last of several fields with one name, as with JSON. */
const parseForm = (rawBody: string) => ({
	json: Object.fromEntries(new URLSearchParams(rawBody)) as unknown,
	malformed: false,
});

function refuseUnreadable(request: FastifyRequest, options: VendorServerOptions): void {
	const { entry, malformed } = request.exchange;
	const refuse = (path: string, message: string): never => {
		throw invalidInput([{ path, message, unrecognized: false }]);
	};
	const hasBody = entry.rawBody !== '';
	if (request.method === 'GET' && hasBody) refuse('body', 'must be absent in a GET request');
	const contentType = request.headers['content-type'];
	if (options.forms?.includes(entry.path)) {
		if (!isOfType(form, contentType)) refuse('Content-Type', `must be ${form}`);
		return;
	}
	const wanted =
		options.contentType === 'always' || (options.contentType === 'withBody' && hasBody);
	if (contentType === undefined ? wanted : hasBody && !isOfType('application/json', contentType)) {
		refuse('Content-Type', 'must be application/json');
	}
	if (malformed) refuse('body', 'is not valid JSON');
}

const form = 'application/x-www-form-urlencoded';

function isOfType(type: string, contentType = ''): boolean {
	return contentType.split(';', 1)[0]!.trim().toLowerCase() === type;
}
