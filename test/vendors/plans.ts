import type { IDataObject } from 'n8n-workflow';

import { findableOf } from '../../nodes/engine/declare/target';
import { generations } from '../../nodes/vendors';
import { operationsOf } from '../harness/vendor';
import { sandbox } from './setup';

/** An operation with its parameters. */
export type Step = [operation: string, parameters: IDataObject];

/** What a plan says of a step, and what one says once it was carried out. */
export interface Prophecy {
	/** What is done before, in place of what is done before all. */
	before?: Step[];
	/** Gets what was put out before. */
	step: Step | ((made: IDataObject[]) => Step);
	says: { action: string; changes?: string[] };
	then: string;
}

/** Those of one line: the step, the action, the fields that change, what a plan says afterwards. */
export const prophecies = (lines: Array<[Step, string, string[], string]>): Prophecy[] =>
	lines.map(([step, action, changes, then]) => ({ step, says: { action, changes }, then }));

/** What is asked for without any change. */
const reads = ['/v2/users/workspace', '/connect/token'];

const changing = () =>
	sandbox.requests.all().filter(({ method, path }) => method !== 'GET' && !reads.includes(path));

const operationOf = ({ step }: Prophecy) => (typeof step === 'function' ? step([{}]) : step)[0];

/** Thirty items, each with its place. */
export const many = <Value>(value: (at: number) => Value): Value[] =>
	Array.from({ length: 30 }, (_, at) => value(at));

/** Tries a vendor's plans: each against what then comes true, and that none is missing. */
export class Foretelling {
	constructor(private readonly credential: keyof typeof sandbox.credentials) {}

	private get found() {
		return generations.find(({ vendor }) => vendor.credential.name === this.credential)!;
	}

	/** Runs a step, for one item or for these. */
	async run([operation, parameters]: Step, more: IDataObject = {}, items?: IDataObject[]) {
		const { node: Node, vendor } = this.found;
		const credential = { ...sandbox.credentials[this.credential] };
		const { run } = operationsOf(new Node(), vendor.credential)(credential as never);
		const { requestSettings, ...rest } = more;
		const settings = { requestsPerMinute: 0, ...(requestSettings as IDataObject) };
		const all = { ...parameters, ...rest, requestSettings: settings };
		const { json, error } = await run(operation, all, { items });
		expect(error).toBeUndefined();
		return json;
	}

	private async comesTrue(
		{ before, step: chosen, says, then }: Prophecy,
		beforeAll: Step[],
	): Promise<void> {
		const made: IDataObject[] = [];
		for (const one of before ?? beforeAll) made.push(...(await this.run(one)));
		sandbox.requests.clear();
		const step = typeof chosen === 'function' ? chosen(made) : chosen;
		const [plan] = await this.run(step, { preview: true });
		const changes = (plan!.changes as Array<{ field: string }>).map(({ field }) => field);
		expect({ action: plan!.action, changes: changes.sort() }).toEqual({
			action: says.action,
			changes: [...(says.changes ?? [])].sort(),
		});
		expect(plan!.fingerprint).not.toBe('');
		expect(changing()).toEqual([]);
		// What is to be removed and isn't there may be refused.
		if (says.action !== 'none') {
			await this.run(step, { requestSettings: { onlyIfStill: plan!.fingerprint } });
		}
		const [again] = await this.run(step, { preview: true });
		expect(again).toMatchObject({ action: then });
	}

	/** Tries each of these, after what is done before all. */
	all(beforeAll: Step[], told: Prophecy[]): void {
		it.each(told.map((one) => [operationOf(one), one] as const))(
			'%s: what its plan says comes true, and then there is nothing left to do',
			async (_operation, one) => await this.comesTrue(one, beforeAll),
		);

		it('has a plan tried of every operation that can be asked beforehand', () => {
			const askable = this.found.vendor.resources.flatMap(({ value, operations }) =>
				operations
					.filter((operation) => findableOf(operation) !== undefined)
					.map((operation) => `${value}: ${operation.value}`),
			);
			const tried = told.map(operationOf).map((name) => name.replace(/upsert$/, 'create'));
			expect([...new Set(tried)].sort()).toEqual(askable.sort());
		});
	}

	/** Tries that a plan of thirty creations asks for nothing but these. */
	readsOnce(step: Step, items: IDataObject[], paths: string[]): void {
		it(`${step[0]}: a plan of many items reads each list once`, async () => {
			const plans = await this.run(step, { preview: true }, items);
			expect(plans.map(({ action }) => action)).toEqual(many(() => 'create'));
			const asked = sandbox.requests.all().map(({ path }) => path);
			expect(asked.filter((path) => path !== '/connect/token')).toEqual(paths);
		});
	}
}
