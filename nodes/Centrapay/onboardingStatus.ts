import {
	capitalized,
	checks,
	choice,
	choiceOfMany,
	inWords,
	onlyWhere,
	type Field,
	type RequestSpec,
} from '../engine/declare';

/** The states in which a business or a merchant can be (centrapay.md#merchant). */
const statuses = {
	active: { name: 'Active', description: 'It takes payments' },
	applied: { name: 'Applied', description: 'It has registered to be activated' },
	deactivated: { name: 'Deactivated', description: 'It is no longer registered' },
	'on-hold': { name: 'On Hold', description: 'It is stopped for a while' },
	provisioning: { name: 'Provisioning', description: 'It is being activated' },
} as const;

type Status = keyof typeof statuses;

/** The states that want a reason. */
type Explained = 'deactivated' | 'on-hold';

/** The reasons that each of these states may have. */
type Reasons = Record<Explained, string[]>;

/** A reason as people read it: `change-of-ownership` is Change of Ownership. */
const nameOf = (reason: string) =>
	reason
		.split('-')
		.map((word) => (word === 'of' ? word : capitalized(word)))
		.join(' ');

const onboardingStatus: Field<Status> = choice('Onboarding Status', statuses, {
	default: 'active',
	description: 'The state to bring it to; Deactivated and On Hold want a reason',
});

/** Why, of the reasons that Centrapay knows. */
function onboardingStatusReason(reasons: Reasons): Field<string | undefined> {
	const all = [...new Set([...reasons.deactivated, ...reasons['on-hold']])].sort();
	return onlyWhere(
		{ onboardingStatus: ['deactivated', 'on-hold'] },
		choiceOfMany(
			'Reason',
			all.map((value) => ({ name: nameOf(value), value })),
			{
				description: 'Why it is brought to that state',
				check: () => checks.oneOf(...(all as [string, ...string[]])),
			},
		),
	);
}

/** What is wrong with a reason for a state, as the end of a sentence. */
function problemWithReason(
	reasons: Reasons,
	status: Status,
	reason: string | undefined,
): string | undefined {
	if (status !== 'deactivated' && status !== 'on-hold') {
		return reason === undefined ? undefined : 'is only for Deactivated and On Hold: remove it';
	}
	if (reason === undefined) return `is required for ${statuses[status].name}`;
	if (reasons[status].includes(reason)) return undefined;
	return `must be ${inWords(reasons[status].map(nameOf), 'or')} for ${statuses[status].name}`;
}

interface StatusInput {
	onboardingStatus: Status;
	onboardingStatusReason?: string;
}

/** What bringing a business and bringing a merchant to a state have in common. */
export const settingOnboardingStatus = (noun: string, reasons: Reasons) => ({
	facts: {
		value: 'setOnboardingStatus',
		name: 'Set Onboarding Status',
		action: `Set the onboarding status of a ${noun}`,
		description: `Activate or deactivate a ${noun}, or put it on hold`,
		effect: 'set' as const,
		check(
			{ onboardingStatus: status, onboardingStatusReason: reason }: StatusInput,
			problem: (field: 'onboardingStatusReason', words: string) => void,
		): void {
			const words = problemWithReason(reasons, status, reason);
			if (words !== undefined) problem('onboardingStatusReason', words);
		},
	},
	fields: { onboardingStatus, onboardingStatusReason: onboardingStatusReason(reasons) },
	/** @param of the path of the business or the merchant */
	request: (of: string, input: StatusInput): RequestSpec => ({
		method: 'POST',
		path: `${of}/set-onboarding-status`,
		body: {
			onboardingStatus: input.onboardingStatus,
			onboardingStatusReason: input.onboardingStatusReason,
		},
	}),
});
