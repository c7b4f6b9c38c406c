import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind } from './faults';
import type { Answer, Environment, Problem } from './environment';

type Explain = (problem: Problem) => Answer;

/** Whether the client of this fault never sees a status. */
export function givesNoAnswer(fault: FaultKind | null): boolean {
	return fault !== null && /^(reset|silence)/.test(fault);
}

/** Misbehaves without the vendor having done anything. */
export function answerBeforeWork(
	fault: FaultKind,
	request: FastifyRequest,
	reply: FastifyReply,
	environment: Environment,
	explain: Explain,
): FastifyReply {
	const { timings } = environment.faults;
	if (fault === 'resetBefore' || fault === 'silenceBefore') {
		reply.hijack();
		if (fault === 'resetBefore') request.raw.socket.resetAndDestroy();
		else setTimeout(() => request.raw.socket.destroy(), timings.silenceMs).unref();
		return reply;
	}
	if (fault === 'redirect') {
		return reply
			.code(302)
			.header('location', environment.redirectTarget() + request.url)
			.send();
	}
	const status = Number(fault.slice('status'.length, 'status'.length + 3));
	if (fault.endsWith('RetrySeconds')) reply.header('retry-after', timings.retryAfterSeconds);
	if (fault.endsWith('RetryDate')) {
		// An HTTP date has whole seconds; rounding up never asks for less than was configured.
		const seconds = Math.ceil(environment.now() / 1000) + timings.retryAfterSeconds;
		reply.header('retry-after', new Date(seconds * 1000).toUTCString());
	}
	return reply.send(gatewayProblem(reply, status, explain));
}

/** Breaks the connection, and waits until the vendor gets to the work. */
export async function leaveBeforeWork(
	request: FastifyRequest,
	{ faults }: Environment,
): Promise<void> {
	request.raw.socket.resetAndDestroy();
	await sleep(faults.timings.lateMs, undefined, { ref: false });
}

/** Turns the answer to work that was done into a spoilt one. */
export async function spoilAnswer(
	fault: FaultKind,
	body: string,
	request: FastifyRequest,
	reply: FastifyReply,
	environment: Environment,
	explain: Explain,
): Promise<string | Readable> {
	const { timings } = environment.faults;
	const { socket } = request.raw;
	switch (fault) {
		case 'status500After':
			return gatewayProblem(reply, 500, explain);
		case 'status502After':
			return gatewayProblem(reply, 502, explain);
		case 'status503RetrySecondsAfter':
			reply.header('retry-after', timings.retryAfterSeconds);
			return gatewayProblem(reply, 503, explain);
		case 'resetAfter':
			socket.resetAndDestroy();
			return '';
		case 'silenceAfter':
			await sleep(timings.silenceMs, undefined, { ref: false });
			socket.destroy();
			return '';
		case 'slowDrip':
			return Readable.from(drip(body, timings.dripMs), { objectMode: false });
		case 'truncatedJson':
			withBody(reply);
			return body === '' ? '{"' : body.slice(0, Math.ceil(body.length / 2));
		case 'html':
			reply.code(200).type('text/html; charset=utf-8');
			return '<!DOCTYPE html>\n<html><head><title>Be right back</title></head><body></body></html>\n';
		case 'empty':
			reply.code(200);
			return '';
		case 'wrongContentType':
			reply.type('text/html; charset=utf-8');
			return body;
		case 'huge':
			withBody(reply);
			return Readable.from(pad(body, timings.hugeBytes), { objectMode: false });
		default:
			return body;
	}
}

/** The fault stands for a gateway in front of the vendor, whose status the vendor can't change. */
function gatewayProblem(reply: FastifyReply, status: number, explain: Explain): string {
	reply.code(status).type('application/json; charset=utf-8');
	return JSON.stringify(explain(problemOf(status)).body);
}

function problemOf(status: number): Problem {
	switch (status) {
		case 429:
			return { kind: 'rateLimited', status, message: 'Too many requests', issues: [] };
		case 503:
			return { kind: 'unavailable', status, message: 'Service unavailable', issues: [] };
		case 502:
			return { kind: 'unavailable', status, message: 'Bad gateway', issues: [] };
		default:
			return { kind: 'internal', status, message: 'Internal server error', issues: [] };
	}
}

/** An answer without content cannot be cut or padded. */
function withBody(reply: FastifyReply): void {
	if (reply.statusCode === 204) reply.code(200);
	if (!reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8');
}

async function* drip(body: string, totalMs: number): AsyncGenerator<Buffer> {
	const bytes = Buffer.from(body === '' ? ' ' : body);
	// A timer can't tick for each byte of a long body in a short time, so drops grow instead.
	const dropSize = Math.ceil(bytes.length / Math.max(1, Math.floor(totalMs / 5)));
	const drops = Math.ceil(bytes.length / dropSize);
	for (let start = 0; start < bytes.length; start += dropSize) {
		await sleep(Math.ceil(totalMs / drops), undefined, { ref: false });
		yield bytes.subarray(start, start + dropSize);
	}
}

/** Valid JSON all the same: what makes the answer huge is the blank space before it. */
function* pad(body: string, size: number): Generator<Buffer> {
	const chunk = Buffer.alloc(64 * 1024, ' ');
	for (let left = size - body.length; left > 0; left -= chunk.length) {
		yield chunk.subarray(0, Math.min(left, chunk.length));
	}
	yield Buffer.from(body);
}
