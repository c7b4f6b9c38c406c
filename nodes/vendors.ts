import type { INodeType } from 'n8n-workflow';

import { Centrapay } from './Centrapay/Centrapay.node.ts';
import { centrapay } from './Centrapay/centrapay';
import { CentrapayPaymentTrigger } from './Centrapay/CentrapayPaymentTrigger.node.ts';
import { CentrapayTrigger } from './Centrapay/CentrapayTrigger.node.ts';
import { generationsOf, type Vendor } from './engine/declare';
import { Omnize } from './Omnize/Omnize.node.ts';
import { omnize } from './Omnize/omnize';
import { OmnizeTrigger } from './Omnize/OmnizeTrigger.node.ts';
import { Typsy } from './Typsy/Typsy.node.ts';
import { typsy } from './Typsy/typsy';
import { TypsyTrigger } from './Typsy/TypsyTrigger.node.ts';
import { Wochit } from './Wochit/Wochit.node.ts';
import { wochit } from './Wochit/wochit';
import { WochitTrigger } from './Wochit/WochitTrigger.node.ts';
import { Yay } from './Yay/Yay.node.ts';
import { yay } from './Yay/yay';
import { YayTrigger } from './Yay/YayTrigger.node.ts';

/** A vendor, with the nodes by which people reach it. */
export interface Registered {
	vendor: Vendor;
	node: new () => INodeType;
	/** Those that start a workflow. */
	triggers: Array<new () => INodeType>;
}

/**
 * All vendors, in the order in which documents name them. Nodes are imported with their extension: a program
 * would get the `.node.json` beside them.
 */
export const registry: Registered[] = [
	{ vendor: wochit, node: Wochit, triggers: [WochitTrigger] },
	{ vendor: yay, node: Yay, triggers: [YayTrigger] },
	{ vendor: omnize, node: Omnize, triggers: [OmnizeTrigger] },
	{ vendor: centrapay, node: Centrapay, triggers: [CentrapayTrigger, CentrapayPaymentTrigger] },
	{ vendor: typsy, node: Typsy, triggers: [TypsyTrigger] },
];

/** Every generation of every vendor's API by itself, the newest first. */
export const generations: Registered[] = registry.flatMap((one) =>
	generationsOf(one.vendor).map((vendor) => ({ ...one, vendor })),
);

/** The vendors alone, in all of their generations. */
export const vendors = generations.map(({ vendor }) => vendor);

/** The nodes alone. */
export const nodes = registry.flatMap(({ node, triggers }) => [node, ...triggers]);
