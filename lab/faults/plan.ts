import type { IDataObject } from 'n8n-workflow';

import { everything, requestSettings, tooManyRequests, type Mix } from './mix';
import { allSettings, type NodeSettings } from './settings';
import type { Work } from './work';
import { credentialOf, nodeType, type NodeToRun } from './workflow';
import { works } from './works';

/** One row of the table: a work, whose node does it, how it is set up, and how the vendor behaves. */
export interface Case {
	/** Decides the faults; no two cases have the same. */
	seed: number;
	work: Work;
	by: 'ours' | 'HTTP Request';
	settings: NodeSettings;
	mix: Mix;
}

/** The credential of n8n's HTTP Request node. */
export const headerCredential = { id: 'faultsHeader', name: 'Header' };

/** The work that our node and n8n's HTTP Request node both do. */
const compared = works.find(
	({ vendor, recognisedBy }) => vendor === 'centrapay' && recognisedBy === 'nothing',
)!;

/** How people set up the HTTP Request node when nothing may get lost. */
const comparedSettings = allSettings.filter(({ name }) =>
	['Stop Workflow, Retry On Fail', 'Continue'].includes(name),
);

function comparison(): Array<Omit<Case, 'seed'>> {
	return comparedSettings.flatMap((settings) => {
		const one = { work: compared, settings };
		return [
			{ ...one, by: 'HTTP Request' as const, mix: tooManyRequests },
			{ ...one, by: 'ours' as const, mix: tooManyRequests },
			{ ...one, by: 'HTTP Request' as const, mix: everything },
		];
	});
}

/** Every work in every setting, and beside it the same with n8n's HTTP Request node. */
export function allCases(): Case[] {
	const ours = works.flatMap((work) =>
		allSettings.map((settings) => ({ work, by: 'ours' as const, settings, mix: everything })),
	);
	return [...ours, ...comparison()].map((one, index) => ({ seed: index + 1, ...one }));
}

function httpRequest(url: string): NodeToRun {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { httpHeaderAuth: headerCredential },
		parameters: {
			method: 'POST',
			url: `${url}/api/accounts`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: "={{ JSON.stringify({ name: $json.key, type: 'org', region: 'NZ' }) }}",
			options: {},
		},
	};
}

/** The node of a case. */
export function nodeOf(
	{ by, work, settings }: Case,
	centrapayUrl: string,
): NodeToRun & IDataObject {
	const { retryOnFail, onError } = settings;
	if (by === 'HTTP Request') return { ...httpRequest(centrapayUrl), retryOnFail, onError };
	return {
		type: nodeType(work.vendor),
		typeVersion: 1,
		credentials: credentialOf(work.vendor),
		parameters: { ...work.parameters, requestSettings },
		retryOnFail,
		onError,
	};
}
