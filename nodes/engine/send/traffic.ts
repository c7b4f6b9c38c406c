import { createHash } from 'crypto';

import type { Credential } from '../declare/request';
import type { Clock } from './clock';
import { Pace } from './pace';
import { Throttle } from './throttle';

/** What everything in the process that uses a credential shares. */
export interface Traffic {
	throttle: Throttle;
	pace: Pace;
}

const all = new Map<string, Traffic>();

/** The traffic of a credential, made when it is first asked for. */
export function trafficOf(credential: Credential, clock: Clock): Traffic {
	const credentialKey = createHash('sha256').update(JSON.stringify(credential)).digest('hex');
	const traffic = all.get(credentialKey) ?? {
		throttle: new Throttle(clock),
		pace: new Pace(clock),
	};
	all.set(credentialKey, traffic);
	return traffic;
}
