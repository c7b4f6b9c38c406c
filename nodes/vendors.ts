import type { INodeType } from 'n8n-workflow';

import { Centrapay } from './Centrapay/Centrapay.node.ts';
import { centrapay } from './Centrapay/centrapay';
import { CentrapayTrigger } from './Centrapay/CentrapayTrigger.node.ts';
import type { Vendor } from './engine/declare';
import { Omnize } from './Omnize/Omnize.node.ts';
import { omnize } from './Omnize/omnize';
import { OmnizeTrigger } from './Omnize/OmnizeTrigger.node.ts';
import { Typsy } from './Typsy/Typsy.node.ts';
import { typsy } from './Typsy/typsy';
import { Wochit } from './Wochit/Wochit.node.ts';
import { wochit } from './Wochit/wochit';
import { Yay } from './Yay/Yay.node.ts';
import { yay } from './Yay/yay';
import { YayTrigger } from './Yay/YayTrigger.node.ts';

/** A vendor, with the nodes by which people reach it. */
export interface Registered {
	vendor: Vendor;
	node: new () => INodeType;
	trigger?: new () => INodeType;
}

/**
 * All vendors, in the order in which documents name them. Nodes are imported with their extension: a program
 * would get the `.node.json` beside them.
 */
export const registry: Registered[] = [
	{ vendor: wochit, node: Wochit },
	{ vendor: yay, node: Yay, trigger: YayTrigger },
	{ vendor: omnize, node: Omnize, trigger: OmnizeTrigger },
	{ vendor: centrapay, node: Centrapay, trigger: CentrapayTrigger },
	{ vendor: typsy, node: Typsy },
];

/** The vendors alone. */
export const vendors = registry.map(({ vendor }) => vendor);

/** The nodes alone. */
export const nodes = registry.flatMap(({ node, trigger }) => [node, ...(trigger ? [trigger] : [])]);
