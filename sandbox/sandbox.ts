import type { Faults } from './faults';
import type { AllOf, ServerName, Vendor } from './names';
import type { RedirectTarget } from './redirectTarget';
import type { RecordedRequest, RequestLog } from './requestLog';
import type { Settings, SettingsUpdate } from './settings';
import type { sandboxes } from './vendors';

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

/** Each vendor's stand-in while it runs. */
export type RunningVendors = { [Name in Vendor]: ReturnType<(typeof sandboxes)[Name]['start']> };

/** A copy of what exists at each vendor. */
export type SandboxState = { [Name in Vendor]: ReturnType<RunningVendors[Name]['state']> };

/** What was created, doubled, asked and spoilt. */
export type SandboxCounts = { [Name in Vendor]: ReturnType<RunningVendors[Name]['counts']> } & {
	requests: number;
	faults: ReturnType<Faults['served']>;
	redirects: ReturnType<RedirectTarget['counts']>;
};

/** n8n credential name to its fields, as the credentials name them. */
export type SandboxCredentials = AllOf<ReturnType<RunningVendors[Vendor]['credentials']>>;

/** The vendors on loopback. */
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
