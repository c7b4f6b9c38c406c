import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { CentrapaySandbox } from './centrapay';
import { createControlServer } from './control';
import { Faults } from './faults';
import { servers, vendors, type ServerName, type Vendor } from './names';
import { OmnizeSandbox } from './omnize';
import { Identifiers } from './random';
import { RedirectTarget } from './redirectTarget';
import { RequestLog, type RecordedRequest } from './requestLog';
import type { Environment } from './server';
import { defaultSettings, updateSettings, type Settings, type SettingsUpdate } from './settings';
import { TypsySandbox } from './typsy';
import { WochitSandbox } from './wochit';
import { YaySandbox } from './yay';

export { demoSecrets } from './secrets';
export { faultKinds, faultStages } from './faults';
export type { FaultKind, FaultMatch, FaultRule, FaultTimings } from './faults';
export type { RecordedRequest, RequestFilter } from './requestLog';
export { servers, vendors, vendorServers } from './names';
export type { ServerName, Vendor, VendorServer } from './names';
export type { Settings, SettingsUpdate } from './settings';

/** How the sandbox starts; everything has a default. */
export interface SandboxOptions extends SettingsUpdate {
	/** 0, the default, takes a free port. */
	ports?: Partial<Record<ServerName, number>>;
	/** Decides the identifiers that the vendors hand out. */
	seed?: number;
	/** How many requests are kept; 0 keeps none. */
	recordLimit?: number;
	/** Told about every request when it is over. */
	onRequest?: (request: RecordedRequest) => void;
	/** The vendors' clock, in milliseconds since 1970. */
	now?: () => number;
}

interface VendorSandboxes {
	wochit: WochitSandbox;
	yay: YaySandbox;
	omnize: OmnizeSandbox;
	centrapay: CentrapaySandbox;
	typsy: TypsySandbox;
}

/** A copy of what exists at each vendor. */
export type SandboxState = { [Name in Vendor]: ReturnType<VendorSandboxes[Name]['state']> };

/** What was created, doubled, asked and spoilt. */
export type SandboxCounts = { [Name in Vendor]: ReturnType<VendorSandboxes[Name]['counts']> } & {
	requests: number;
	faults: ReturnType<Faults['served']>;
	redirects: ReturnType<RedirectTarget['counts']>;
};

/** n8n credential name to its fields, as the credentials name them. */
export interface SandboxCredentials {
	wochitApi: ReturnType<WochitSandbox['credential']>;
	yayApi: ReturnType<YaySandbox['credential']>;
	omnizeApi: ReturnType<OmnizeSandbox['credential']>;
	centrapayApi: ReturnType<CentrapaySandbox['credential']>;
	typsyApi: ReturnType<TypsySandbox['credential']>;
}

/** Five vendors on loopback. */
export interface Sandbox {
	/** Each server's origin. */
	urls: Record<ServerName, string>;
	credentials: SandboxCredentials;
	requests: RequestLog;
	faults: Faults;
	settings: Readonly<Settings>;
	/** What exists now. */
	readonly state: SandboxState;
	counts(): SandboxCounts;
	/** Changes settings while it runs. */
	configure(update: SettingsUpdate): void;
	/** Back to the demo data, with no requests recorded, nothing counted and good behaviour. */
	reset(): void;
	/** Ends all connections and servers. */
	close(): Promise<void>;
}

/** Starts stand-ins of the five APIs, which hold their state in memory and behave as documented. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const urls = {} as Record<ServerName, string>;
	const settings = defaultSettings();
	updateSettings(settings, options);
	const environment: Environment = {
		now: options.now ?? Date.now,
		settings,
		faults: new Faults(),
		requests: new RequestLog(options.recordLimit ?? 10_000),
		identifiers: new Identifiers(String(options.seed ?? 1)),
		onRequest: options.onRequest,
		redirectTarget: () => urls.redirectTarget,
	};
	const vendor: VendorSandboxes = {
		wochit: new WochitSandbox(environment),
		yay: new YaySandbox(environment),
		omnize: new OmnizeSandbox(environment),
		centrapay: new CentrapaySandbox(environment),
		typsy: new TypsySandbox(environment),
	};
	const redirectTarget = new RedirectTarget(environment);
	const { faults, requests } = environment;

	const sandbox: Omit<Sandbox, 'close'> = {
		urls,
		credentials: {} as SandboxCredentials,
		requests,
		faults,
		settings,
		get state() {
			return {
				wochit: vendor.wochit.state(),
				yay: vendor.yay.state(),
				omnize: vendor.omnize.state(),
				centrapay: vendor.centrapay.state(),
				typsy: vendor.typsy.state(),
			};
		},
		counts: () => ({
			wochit: vendor.wochit.counts(),
			yay: vendor.yay.counts(),
			omnize: vendor.omnize.counts(),
			centrapay: vendor.centrapay.counts(),
			typsy: vendor.typsy.counts(),
			requests: requests.count(),
			faults: faults.served(),
			redirects: redirectTarget.counts(),
		}),
		configure: (update) => updateSettings(settings, update),
		reset() {
			for (const name of vendors) vendor[name].reset();
			redirectTarget.reset();
			requests.clear();
			faults.clear();
			faults.resetServed();
		},
	};

	const apps: Record<ServerName, FastifyInstance> = {
		control: createControlServer(sandbox),
		wochitStudio: vendor.wochit.studio,
		wochitAuthentication: vendor.wochit.authentication,
		yay: vendor.yay.app,
		omnize: vendor.omnize.partner,
		omnizeLogin: vendor.omnize.login,
		centrapay: vendor.centrapay.app,
		typsy: vendor.typsy.app,
		redirectTarget: redirectTarget.app,
	};
	const close = async () => {
		await Promise.all(Object.values(apps).map((app) => app.close()));
	};
	try {
		for (const name of servers) {
			urls[name] = await listen(apps[name], options.ports?.[name] ?? 0);
		}
	} catch (error) {
		await close();
		throw error;
	}
	Object.assign(sandbox.credentials, {
		wochitApi: vendor.wochit.credential(urls.wochitStudio, urls.wochitAuthentication),
		yayApi: vendor.yay.credential(urls.yay),
		omnizeApi: vendor.omnize.credential(urls.omnize, urls.omnizeLogin),
		centrapayApi: vendor.centrapay.credential(urls.centrapay),
		typsyApi: vendor.typsy.credential(urls.typsy),
	} satisfies SandboxCredentials);
	return Object.assign(sandbox, { close });
}

/** Only on loopback: the keys are public and the faults are real. */
async function listen(app: FastifyInstance, port: number): Promise<string> {
	await app.listen({ host: '127.0.0.1', port });
	return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
