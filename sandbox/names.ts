import { sandboxes } from './vendors';

type Sandboxes = typeof sandboxes;

/** A vendor, as its credential and its stand-in are called. */
export type Vendor = keyof Sandboxes;
export const vendors = Object.keys(sandboxes) as Vendor[];

/** A server that stands in for a vendor's host; some document two hosts. */
export type VendorServer = Sandboxes[Vendor]['servers'][number];
export const vendorServers: VendorServer[] = Object.values(sandboxes).flatMap(
	({ servers }): VendorServer[] => servers,
);

/** Every server of the sandbox, in the order in which `--port-base` numbers them. */
export type ServerName = VendorServer | 'control' | 'redirectTarget';
export const servers: ServerName[] = ['control', ...vendorServers, 'redirectTarget'];

/** What all of several types have together. */
export type AllOf<Each> = (Each extends unknown ? (each: Each) => void : never) extends (
	all: infer All,
) => void
	? All
	: never;

/** The demo keys of all vendors. */
export type DemoSecrets = AllOf<Sandboxes[Vendor]['secrets']>;
export const demoSecrets = Object.assign(
	{},
	...Object.values(sandboxes).map(({ secrets }) => secrets),
) as DemoSecrets;
