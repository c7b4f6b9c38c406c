import { centrapaySandbox } from './centrapay';
import { omnizeSandbox } from './omnize';
import { typsySandbox } from './typsy';
import { wochitSandbox } from './wochit';
import { yaySandbox } from './yay';

/** All stand-ins, by the names of the vendors, in the order in which documents name them. */
export const sandboxes = {
	wochit: wochitSandbox,
	yay: yaySandbox,
	omnize: omnizeSandbox,
	centrapay: centrapaySandbox,
	typsy: typsySandbox,
};
