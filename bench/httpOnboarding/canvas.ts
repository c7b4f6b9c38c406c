import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { WorkflowToImport } from '../../lab/n8n/n8n';

/** What a node has beside its parameters, such as `onError`. */
export type NodeSettings = IDataObject;

/** A workflow while it is drawn: rows of nodes, the upper ones run first. */
export class Canvas {
	private readonly nodes: IDataObject[] = [];
	private readonly connections: Record<string, { main: IDataObject[][] }> = {};
	private row = 0;

	/** Goes on in a new row. */
	newRow(): void {
		this.row += 1;
	}

	/** Draws a node and gives its name. */
	add(
		name: string,
		type: string,
		typeVersion: number,
		parameters: IDataObject,
		settings: NodeSettings = {},
	): string {
		this.nodes.push({
			id: randomUUID(),
			name,
			type: `n8n-nodes-base.${type}`,
			typeVersion,
			position: [this.nodes.length * 200, this.row * 200],
			parameters,
			...settings,
		});
		return name;
	}

	/** Leads from one of a node's outputs to another node. */
	link(from: string, to: string, output = 0): void {
		const { main } = (this.connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]!.push({ node: to, type: 'main', index: 0 });
	}

	/** Leads from each node's first output to the next node. */
	line(...names: string[]): void {
		names.slice(1).forEach((name, place) => this.link(names[place]!, name));
	}

	/** Draws a step that lets items go on in its first output where an expression is true. */
	condition(name: string, expression: string): string {
		const condition = {
			id: '1',
			leftValue: `={{ !!(${expression}) }}`,
			rightValue: '',
			operator: { type: 'boolean', operation: 'true', singleValue: true },
		};
		const options = { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 };
		const conditions = { options, conditions: [condition], combinator: 'and' };
		return this.add(name, 'if', 2.2, { conditions, options: {} });
	}

	/** The workflow as n8n imports it. */
	workflow(id: string, name: string): WorkflowToImport {
		const { nodes, connections } = this;
		return { id, name, nodes, connections, settings: { executionOrder: 'v1' } };
	}
}
