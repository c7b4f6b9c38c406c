import type { INode } from 'n8n-workflow';

/** How a person set up a node under Settings in n8n. */
export interface NodeSettings {
	/** As n8n names it. */
	name: string;
	retryOnFail: boolean;
	onError: NonNullable<INode['onError']>;
}

const onError = {
	stopWorkflow: 'Stop Workflow',
	continueRegularOutput: 'Continue',
	continueErrorOutput: 'Continue (error output)',
} as const;

/** All of n8n's settings that decide what becomes of a failure. */
export const allSettings: NodeSettings[] = [false, true].flatMap((retryOnFail) =>
	Object.entries(onError).map(([value, name]) => ({
		name: retryOnFail ? `${name}, Retry On Fail` : name,
		retryOnFail,
		onError: value as NodeSettings['onError'],
	})),
);
