/** Why nobody may know what a partner calls something. */
export const reasons = {
	noAnswer: 'no clear answer came',
	killedAfter: 'n8n was killed before the answer was written down',
	killedBefore: 'n8n was killed before it was asked for',
} as const;
export type Reason = keyof typeof reasons;
