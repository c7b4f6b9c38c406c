/** The five vendors, as folders and credentials name them. */
export const vendors = ['wochit', 'yay', 'omnize', 'centrapay', 'typsy'] as const;
export type Vendor = (typeof vendors)[number];

/** Servers that stand in for a vendor's host. Wochit and Omnize document two hosts each. */
export const vendorServers = [
	'wochitStudio',
	'wochitAuthentication',
	'yay',
	'omnize',
	'omnizeLogin',
	'centrapay',
	'typsy',
] as const;
export type VendorServer = (typeof vendorServers)[number];

/** Every server of the sandbox, in the order in which `--port-base` numbers them. */
export const servers = ['control', ...vendorServers, 'redirectTarget'] as const;
export type ServerName = (typeof servers)[number];
