import { createHash } from 'crypto';

import type { Credential } from '../declare/request';
import type { Clock } from './clock';
import { Pace } from './pace';
import { Throttle } from './throttle';
import { Tokens } from './tokens';

/** What everything in the process that uses a credential shares. */
export interface Traffic {
	throttle: Throttle;
	pace: Pace;
	tokens: Tokens;
}

const all = new Map<string, Traffic>();

/** The traffic of a credential, made when it is first asked for. */
export function trafficOf(credential: Credential, clock: Clock): Traffic {
	const credentialKey = createHash('sha256').update(JSON.stringify(credential)).digest('hex');
	const traffic = all.get(credentialKey) ?? {
		throttle: new Throttle(clock),
		pace: new Pace(clock),
		tokens: new Tokens(clock),
	};
	all.set(credentialKey, traffic);
	return traffic;
}
