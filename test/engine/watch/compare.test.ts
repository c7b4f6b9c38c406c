import fc from 'fast-check';

import {
	compare,
	longestAbsence,
	type Memory,
	type Sighting,
} from '../../../nodes/engine/watch/compare';
import type { Happening } from '../../../nodes/engine/declare/trigger';

const sighting = (identity: string, fingerprint = ''): Sighting<string> => ({
	identity,
	fingerprint,
	thing: `${identity}${fingerprint}`,
});
const listOf = (...names: string[]) => names.map((name) => sighting(name));
const told = (result: ReturnType<typeof compare<string>>) =>
	result.happened.map(({ happening, thing }) => `${happening} ${thing}`);
const after = (...lists: Array<Array<Sighting<string>>>): Memory =>
	lists.reduce<Memory | undefined>((memory, list) => compare(memory, list, 0).memory, undefined)!;

describe('Comparing a list with what is remembered of it', () => {
	it('tells nothing the first time, however much there is', () => {
		expect(told(compare(undefined, listOf('a', 'b'), 0))).toEqual([]);
		expect(told(compare(undefined, [], 0))).toEqual([]);
	});

	it('tells of the first thing ever', () => {
		expect(told(compare(after([]), listOf('a'), 0))).toEqual(['new a']);
	});

	it('tells of what is new and what differs, in the order of the list', () => {
		const list = [sighting('c', '1'), sighting('a', '2'), sighting('b', '1')];
		const remembered = after([sighting('a', '1'), sighting('b', '1')]);

		expect(told(compare(remembered, list, 0))).toEqual(['new c1', 'changed a2']);
	});

	it('takes a record that the list has twice for one thing', () => {
		expect(told(compare(after([]), listOf('a', 'b', 'a'), 0))).toEqual(['new a', 'new b']);
	});

	it('gives the very same memory where nothing is different', () => {
		const remembered = after(listOf('a', 'b'));

		expect(compare(remembered, listOf('b', 'a'), 0).memory).toBe(remembered);
	});

	it.each(['__proto__', 'constructor', 'toString', '0'])('has no trouble with "%s"', (identity) => {
		const first = compare(after([]), listOf(identity), 0);

		expect(told(first)).toEqual([`new ${identity}`]);
		expect(told(compare(first.memory, listOf(identity), 0))).toEqual([]);
	});

	it('is not misled by an empty list, for however long', () => {
		const { memory } = compare(after(listOf('a', 'b')), [], 0);

		expect(told(compare(memory, listOf('a', 'b', 'c'), 10 * longestAbsence))).toEqual(['new c']);
	});

	it('knows what comes back within a week, and whether it was changed meanwhile', () => {
		const { memory } = compare(after([...listOf('a', 'b'), sighting('c', '1')]), listOf('a'), 0);
		const list = [...listOf('a', 'b'), sighting('c', '2')];

		expect(told(compare(memory, list, longestAbsence - 1))).toEqual(['changed c2']);
	});

	it('forgets what has been away for a week', () => {
		const { memory } = compare(after(listOf('a', 'b')), listOf('a'), 0);
		const later = compare(memory, listOf('a'), longestAbsence);

		expect(later.memory).toEqual({ present: { a: '' }, gone: {}, since: 0 });
	});

	describe('knows by its date what is older than the first look', () => {
		const day = 24 * 60 * 60 * 1000;
		const first = 1_000 * day;
		const made = (identity: string, created: number) => ({ ...sighting(identity), created });
		const list = [
			made('years ago', 0),
			made('three days before', first - 3 * day),
			made('the day before', first - day),
			made('later', first + day),
			made('nobody knows when', NaN),
			sighting('without a date'),
		];
		const news = ['new the day before', 'new later', 'new nobody knows when', 'new without a date'];

		it.each([
			['nothing', []],
			['a part of the list', list.slice(1, 2)],
		])('when that showed %s', (_what, shown) => {
			const { memory } = compare(undefined, shown, first);
			const second = compare(memory, list, first + 2 * day);

			expect(told(second)).toEqual(news);
			expect(told(compare(second.memory, list, first + 2 * day))).toEqual([]);
		});

		it('also when it comes back after more than a week', () => {
			const all = [...list.slice(0, 2), made('later', first + day)];
			const { memory } = compare(undefined, all, first);
			const without = [1, 9].reduce(
				(now, days) => compare(now, [all[2]!], first + days * day).memory,
				memory,
			);

			expect(Object.keys(without.gone)).toEqual([]);
			expect(told(compare(without, all, first + 10 * day))).toEqual([]);
		});

		it('but not where nothing says when that was', () => {
			expect(told(compare({ present: {}, gone: {} }, list, first))).toHaveLength(list.length);
		});
	});
});

/** What a vendor's day is made of; numbers choose among what is there. */
type Step =
	| { kind: 'add' | 'poll' | 'failedPoll' | 'emptyList' | 'restart' }
	| { kind: 'change' | 'remove'; which: number }
	| { kind: 'partialList'; keep: boolean[] };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Step>({ kind: 'add' }) },
	{ weight: 4, arbitrary: fc.constant<Step>({ kind: 'poll' }) },
	fc.constantFrom<Step>({ kind: 'failedPoll' }, { kind: 'emptyList' }, { kind: 'restart' }),
	fc.record({ kind: fc.constantFrom('change' as const, 'remove' as const), which: fc.nat() }),
	fc.record({ kind: fc.constant('partialList' as const), keep: fc.array(fc.boolean()) }),
);

describe('Polling through any sequence of additions, changes, deletions, bad days and restarts', () => {
	it('tells each thing as new exactly once and each difference exactly once, in order', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
				let memory: Memory | undefined;
				let things: Array<{ identity: string; content: number }> = [];
				let count = 0;
				/** The last content that a list showed, of everything that was ever listed. */
				const shown = new Map<string, number>();
				const expected: Array<[Happening, string]> = [];
				const happened: Array<[Happening, string]> = [];

				const poll = (list: typeof things) => {
					const isFirst = memory === undefined;
					const result = compare(
						memory,
						list.map(({ identity, content }) => sighting(identity, `:${content}`)),
						count,
					);
					memory = result.memory;
					for (const { happening, thing } of result.happened) happened.push([happening, thing]);
					for (const { identity, content } of list) {
						const before = shown.get(identity);
						shown.set(identity, content);
						if (isFirst || before === content) continue;
						expected.push([before === undefined ? 'new' : 'changed', `${identity}:${content}`]);
					}
				};
				const chosen = (which: number) => which % Math.max(things.length, 1);
				const doStep = (one: Step) => {
					if (one.kind === 'add') things = [...things, { identity: `id${count++}`, content: 0 }];
					if (one.kind === 'poll') poll(things);
					if (one.kind === 'emptyList') poll([]);
					if (one.kind === 'restart') {
						memory = memory && (JSON.parse(JSON.stringify(memory)) as Memory);
					}
					if (one.kind === 'partialList') poll(things.filter((_, place) => one.keep[place]));
					if (one.kind === 'remove') {
						things = things.filter((_, place) => place !== chosen(one.which));
					}
					if (one.kind === 'change') {
						things = things.map((thing, place) =>
							place === chosen(one.which) ? { ...thing, content: thing.content + 1 } : thing,
						);
					}
				};

				steps.forEach(doStep);
				poll(things);
				expect(happened).toEqual(expected);
				const tellings = happened.filter(([what]) => what === 'new').map(([, thing]) => thing);
				expect(new Set(tellings.map((thing) => thing.split(':')[0])).size).toBe(tellings.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('remembers no more than the list and what left it within a week', () => {
		const days = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1 }), { maxLength: 40 });
		fc.assert(
			fc.property(days, (lists) => {
				const day = longestAbsence / 7;
				const { memory } = lists.reduce(
					(now, list, number) => ({
						memory: compare(now.memory, listOf(...list.map(String)), number * day).memory,
					}),
					{ memory: undefined as Memory | undefined },
				);
				const lastWeek = new Set(lists.slice(-8).flat().map(String));
				const remembered = Object.keys({ ...memory?.present, ...memory?.gone });

				expect(remembered.filter((identity) => !lastWeek.has(identity))).toEqual([]);
				expect(Object.keys(memory?.present ?? {}).sort()).toEqual(
					(lists.at(-1) ?? []).map(String).sort(),
				);
			}),
		);
	});
});
