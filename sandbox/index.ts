import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { createControlServer } from './control';
import type { Environment } from './environment';
import { Faults } from './faults';
import { Lag } from './lag';
import { servers, vendors, type ServerName, type Vendor } from './names';
import { Identifiers } from './random';
import { RedirectTarget } from './redirectTarget';
import { RequestLog } from './requestLog';
import type {
	RunningVendors,
	Sandbox,
	SandboxCounts,
	SandboxCredentials,
	SandboxOptions,
	SandboxState,
} from './sandbox';
import { defaultSettings, updateSettings, type Settings } from './settings';
import { sandboxes } from './vendors';

export { faultKinds, faultStages } from './faults';
export type { FaultKind, FaultMatch, FaultRule, FaultTimings } from './faults';
export type { RecordedRequest, RequestFilter } from './requestLog';
export { demoSecrets, servers, vendors, vendorServers } from './names';
export type { ServerName, Vendor, VendorServer } from './names';
export type * from './sandbox';
export type { Settings, SettingsUpdate } from './settings';

/** Something of every vendor, by its name. */
function ofEach<Result>(make: (name: Vendor) => unknown): Result {
	return Object.fromEntries(vendors.map((name) => [name, make(name)])) as Result;
}

const startVendors = (
	environment: Omit<Environment, 'settings'>,
	settings: Settings,
): RunningVendors =>
	ofEach((name) => {
		// Each definition starts with its own settings; TypeScript sees only their union.
		const start = sandboxes[name].start as (own: Environment) => unknown;
		return start({ ...environment, settings: settings[name] });
	});

function offer(
	running: RunningVendors,
	redirectTarget: RedirectTarget,
	{ faults, requests }: Pick<Environment, 'faults' | 'requests'>,
	settings: Settings,
): Omit<Sandbox, 'close'> {
	return {
		urls: {} as Record<ServerName, string>,
		credentials: {} as SandboxCredentials,
		requests,
		faults,
		settings,
		get state() {
			return ofEach<SandboxState>((name) => running[name].state());
		},
		counts: () => ({
			...ofEach<SandboxCounts>((name) => running[name].counts()),
			requests: requests.count(),
			faults: faults.served(),
			redirects: redirectTarget.counts(),
		}),
		configure: (update) => updateSettings(settings, update),
		reset() {
			for (const name of vendors) running[name].reset();
			redirectTarget.reset();
			requests.clear();
			faults.clear();
			faults.resetServed();
		},
	};
}

/** Starts stand-ins of the vendors' APIs, which hold their state in memory and behave as documented. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const settings = defaultSettings();
	updateSettings(settings, options);
	const now = options.now ?? Date.now;
	const environment = {
		now,
		lag: new Lag(now, () => settings.listLagMs),
		latencyMs: () => settings.latencyMs,
		faults: new Faults(),
		requests: new RequestLog(options.recordLimit ?? 10_000),
		identifiers: new Identifiers(String(options.seed ?? 1)),
		onRequest: options.onRequest,
		redirectTarget: () => sandbox.urls.redirectTarget,
	};
	const running = startVendors(environment, settings);
	const redirectTarget = new RedirectTarget(environment);
	const sandbox = offer(running, redirectTarget, environment, settings);
	const apps = {
		control: createControlServer(sandbox),
		redirectTarget: redirectTarget.app,
		...Object.assign({}, ...vendors.map((name) => running[name].servers)),
	} as Record<ServerName, FastifyInstance>;
	const close = async () => {
		await Promise.all(Object.values(apps).map((app) => app.close()));
	};
	try {
		for (const name of servers) {
			sandbox.urls[name] = await listen(apps[name], options.ports?.[name] ?? 0);
		}
	} catch (error) {
		await close();
		throw error;
	}
	for (const name of vendors) {
		Object.assign(sandbox.credentials, running[name].credentials(sandbox.urls));
	}
	return Object.assign(sandbox, { close });
}

/** Only on loopback: the keys are public and the faults are real. */
async function listen(app: FastifyInstance, port: number): Promise<string> {
	await app.listen({ host: '127.0.0.1', port });
	return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
