import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultKinds, type FaultKind } from './faults';
import { exactly } from './input';
import { vendors, vendorServers } from './names';
import { settingsUpdate } from './settings';
import type { Sandbox } from './sandbox';

const kind = z.enum(faultKinds as [FaultKind, ...FaultKind[]]);
const match = {
	vendor: z.enum(vendors as [string, ...string[]]).optional(),
	server: z.enum(vendorServers as [string, ...string[]]).optional(),
	methods: z.array(z.string()).optional(),
	path: z.string().optional(),
};
const rule = exactly({
	...match,
	seed: z.number().int().optional(),
	rates: z.record(kind, z.number().min(0).max(1)),
});
const faultOrder = exactly({
	clear: z.literal(true).optional(),
	set: z.union([rule, z.array(rule)]).optional(),
	next: exactly({
		kinds: z.array(z.union([kind, z.literal('none')])),
		match: exactly(match).optional(),
	}).optional(),
	timings: exactly({
		retryAfterSeconds: z.number().nonnegative().optional(),
		silenceMs: z.number().nonnegative().optional(),
		dripMs: z.number().nonnegative().optional(),
		hugeBytes: z.number().int().positive().optional(),
		lateMs: z.number().nonnegative().optional(),
	}).optional(),
});
const recorded = exactly({
	server: z.string().optional(),
	vendor: z.string().optional(),
	method: z.string().optional(),
	path: z.string().optional(),
	limit: z.coerce.number().int().positive().optional(),
});

/** What {@link Sandbox} offers, for other processes: JSON over HTTP. */
export function createControlServer(sandbox: Omit<Sandbox, 'close'>): FastifyInstance {
	const app = Fastify({ forceCloseConnections: true });
	app.setErrorHandler((error, _request, reply) => {
		const problem =
			error instanceof z.ZodError || error instanceof RangeError || error instanceof SyntaxError;
		const message = error instanceof Error ? error.message : String(error);
		return reply.code(problem ? 400 : 500).send({ message });
	});
	app.get('/health', () => ({ status: 'ok' }));
	app.get('/info', () => ({ urls: sandbox.urls, credentials: sandbox.credentials }));
	app.get('/counts', () => sandbox.counts());
	app.get('/state', () => sandbox.state);
	app.get('/requests', (request) => {
		const { limit, ...filter } = recorded.parse(request.query);
		const found = sandbox.requests.all(filter as Parameters<typeof sandbox.requests.all>[0]);
		return limit === undefined ? found : found.slice(-limit);
	});
	app.get('/faults', () => ({ ...sandbox.faults.describe(), served: sandbox.faults.served() }));
	app.post('/faults', (request) => {
		const order = faultOrder.parse(request.body);
		if (order.clear) sandbox.faults.clear();
		if (order.timings) sandbox.faults.configure(order.timings);
		if (order.set) sandbox.faults.set(order.set);
		if (order.next) sandbox.faults.next(order.next.kinds, order.next.match);
		return sandbox.faults.describe();
	});
	app.get('/settings', () => sandbox.settings);
	app.post('/settings', (request) => {
		sandbox.configure(settingsUpdate.parse(request.body));
		return sandbox.settings;
	});
	app.post('/reset', () => {
		sandbox.reset();
		return { status: 'ok' };
	});
	return app;
}
