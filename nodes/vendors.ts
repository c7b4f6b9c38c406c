import { centrapay } from './Centrapay/centrapay';
import type { Vendor } from './engine/declare';
import { omnize } from './Omnize/omnize';
import { typsy } from './Typsy/typsy';
import { wochit } from './Wochit/wochit';
import { yay } from './Yay/yay';

/** All vendors, in the order in which documents name them. */
export const vendors: Vendor[] = [wochit, yay, omnize, centrapay, typsy];
