/** What the sub-workflow **Onboard customer** puts out for one customer. */
export interface OnboardingResult {
	reference: string;
	company: string;
	status: 'onboarded' | 'needs attention';
	/** In the vendors' own words. */
	problems: string[];
	wochit: { organizationId: string };
	centrapay: { accountId: string };
	omnize: { accountId: string; departmentId: string; agentIds: number[] };
	yay: { customerUuid: string; name: string; credit: string };
	typsy: { accountIdentifier: string; managerStatus: string; memberStatus: string };
}
