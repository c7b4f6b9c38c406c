import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Environment } from './environment';

/** A vendor's stand-in while it runs. */
export interface VendorSandbox<Server extends string = string> {
	/** One server for each of the vendor's hosts. */
	readonly servers: Record<Server, FastifyInstance>;
	/** The fields of its credentials in n8n, by the names of their types, for the demo keys. */
	credentials(urls: Record<Server, string>): Record<string, object>;
	/** A copy of what exists. */
	state(): object;
	/** What was created, doubled and asked. */
	counts(): object;
	/** Back to the demo data. */
	reset(): void;
}

/** A vendor's stand-in, as it registers itself. */
export interface SandboxDefinition<
	Server extends string = string,
	Settings extends object = object,
	Running extends VendorSandbox<Server> = VendorSandbox<Server>,
> {
	/** Its servers, in the order in which `--port-base` numbers them. */
	servers: readonly [Server, ...Server[]];
	/** Demo keys. Each is long and unlike anything else, so that a search for it finds every leak. */
	secrets: Record<string, string>;
	/** What of its behaviour can be changed while it runs, as documented. */
	settings: Settings;
	/** Checks a change of settings that comes from another process. */
	settingsUpdate: z.ZodType<Partial<Settings>>;
	start(environment: Environment<Settings>): Running;
}
