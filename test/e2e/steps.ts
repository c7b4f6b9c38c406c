import type { IDataObject } from 'n8n-workflow';

import { credentialReference } from '../../lab/demo/credentials';
import type { WorkflowToImport } from '../../lab/n8n/n8n';
import type { SandboxCredentials } from '../../sandbox';
import packageJson from '../../package.json';

/** One step of a workflow that does one thing after the other. */
export interface Step {
	/** What it is called, by which later steps refer to it. */
	name: string;
	/** `resource: operation`, as on the screen. */
	does: string;
	parameters?: IDataObject;
}

/** By ID, as a person enters what comes from a step before. */
export const byId = (value: unknown): IDataObject =>
	({ __rl: true, mode: 'id', value }) as IDataObject;

/** What a step before has put out. */
export const of = (step: string, field: string): string =>
	`={{ $('${step}').first().json.${field} }}`;

/** A workflow of one partner's node that is started by hand and does its steps one after the other, each once. */
export function inOrder(
	id: string,
	node: { name: string; version: number; credential: keyof SandboxCredentials },
	steps: Step[],
): WorkflowToImport {
	const nodes = steps.map(({ name, does, parameters }, index) => {
		const [resource, operation] = does.split(': ');
		return {
			id: `${id}-${index}`,
			name,
			type: `${packageJson.name}.${node.name}`,
			typeVersion: node.version,
			position: [(index + 1) * 200, 0],
			executeOnce: true,
			credentials: credentialReference(node.credential),
			parameters: { resource, operation, ...parameters },
		};
	});
	const start = {
		id: `${id}-start`,
		name: 'By hand',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const all = [start, ...nodes];
	return {
		id,
		name: id,
		settings: { executionOrder: 'v1' },
		nodes: all,
		connections: Object.fromEntries(
			all
				.slice(0, -1)
				.map(({ name }, index) => [
					name,
					{ main: [[{ node: all[index + 1]!.name, type: 'main', index: 0 }]] },
				]),
		),
	};
}
