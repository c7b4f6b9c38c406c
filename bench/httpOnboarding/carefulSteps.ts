import type { IDataObject } from 'n8n-workflow';

import type { Canvas } from './canvas';
import type { Creation } from './creations';
import { column, drawRequest, type HttpCall, type RequestOptions } from './requests';

/** Outputs of steps from which items go on. */
export type Ends = Array<{ step: string; output: number }>;

/** The data table of the careful form. */
export const tableName = 'HTTP customers';

/** What a partner refuses goes to the second output. n8n doesn't try again where On Error is Continue. */
const goesOn = { onError: 'continueErrorOutput' };

const refused = 'Note what was refused';

/** The kinds of steps of the careful form: each goes on from ends, and gives the ends that it has. */
export class CarefulSteps {
	constructor(
		readonly canvas: Canvas,
		private readonly calls: Record<Creation, HttpCall>,
	) {}

	/** Leads from all ends to a step. */
	to(from: Ends, name: string): Ends {
		for (const { step, output } of from) this.canvas.link(step, name, output);
		return [{ step: name, output: 0 }];
	}

	/** A step of the data table. */
	table(name: string, parameters: IDataObject, settings: IDataObject = {}): string {
		const dataTableId = { __rl: true, mode: 'name', value: tableName };
		const all = { resource: 'row', dataTableId, ...parameters };
		return this.canvas.add(name, 'dataTable', 1.1, all, settings);
	}

	/** A step that writes cells of the customer's row. */
	write(
		name: string,
		value: Record<string, string>,
		operation: 'update' | 'upsert' = 'update',
		keyValue = `={{ ${column('reference')} }}`,
	): string {
		const type = { type: 'string', display: true, required: false };
		return this.table(name, {
			operation,
			matchType: 'allConditions',
			filters: { conditions: [{ keyName: 'reference', condition: 'eq', keyValue }] },
			columns: {
				mappingMode: 'defineBelow',
				value,
				matchingColumns: [],
				schema: Object.keys(value).map((id) => ({ id, displayName: id, ...type })),
			},
			options: {},
		});
	}

	/** Where everything goes that a partner did not take; the run goes on with the others. */
	noteRefusals(): void {
		this.write(refused, { says: '={{ $json.error?.message ?? JSON.stringify($json) }}' });
	}

	/** A request for each item; where it got no answer, the run goes on with the others. */
	send(from: Ends, name: string, call: HttpCall, options: RequestOptions = {}): Ends {
		const answered = this.to(from, drawRequest(this.canvas, name, call, goesOn, options));
		this.to([{ step: name, output: 1 }], refused);
		return answered;
	}

	/** A way for each of the two answers to a question. */
	ask(from: Ends, name: string, expression: string): { yes: Ends; no: Ends } {
		const yes = this.to(from, this.canvas.condition(name, expression));
		return { yes, no: [{ step: name, output: 1 }] };
	}

	/** Goes on with those for whom an expression is true of the answer, and notes the others. */
	accept(from: Ends, name: string, success: string): Ends {
		const { yes, no } = this.ask(from, `${name}: accepted?`, success);
		this.to(no, refused);
		return yes;
	}

	/** A creation; where the status doesn't tell, `success` says what of the answer does. */
	create(from: Ends, name: Creation, success?: string, options: RequestOptions = {}): Ends {
		const made = this.send(from, name, this.calls[name], options);
		return success ? this.accept(made, name, success) : made;
	}

	/** A creation for those who don't have the thing already. */
	createUnless(found: string, from: Ends, name: Creation, success?: string): Ends {
		const { yes, no } = this.ask(from, `${name}: there already?`, found);
		return [...yes, ...this.create(no, name, success)];
	}

	/** Writes into the row that a partner has everything. */
	done(from: Ends, cell: string): Ends {
		return this.to(from, this.write(`${cell} is done`, { [cell]: 'done' }));
	}
}
