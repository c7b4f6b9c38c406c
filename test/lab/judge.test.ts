import { judge } from '../../lab/faults/judge';
import type { Outcome } from '../../lab/faults/outcomes';
import { numbered, type Work } from '../../lab/faults/work';

const work = (effect: Work['effect']): Work => ({
	vendor: 'yay',
	name: 'Do it',
	effect,
	parameters: {},
	prepare: () => [],
	belongsTo: ({ key }, item) => key === item.key,
});
const [item] = numbered(1, () => ({})) as [ReturnType<typeof numbered>[number]];
const succeeded: Outcome = { outputs: [{ key: item.key }] };

function judged(
	outcome: Outcome | undefined,
	times: number,
	{ stopped = false, effect = 'create' as Work['effect'] } = {},
) {
	const outcomes = new Map(outcome ? [[0, outcome]] : []);
	return judge(work(effect), [item], { outcomes, stopped }, new Map([[item.key, times]]));
}

describe('An item is lost', () => {
	it.each([
		['when nothing is said about it', judged(undefined, 0)],
		['when it is reported as done and is not', judged(succeeded, 0)],
		["when it has another item's output", judged({ outputs: [{ key: 'another' }] }, 1)],
		['when it is reported as done without an output', judged({ outputs: [] }, 1)],
		['when it is reported as not done and was done', judged({ problem: 'refused' }, 1)],
		['when it was done before a stop without a trace', judged(undefined, 1, { stopped: true })],
	])('%s', (_when, { lost }) => expect(lost).toBe(1));
});

describe('An item is not lost', () => {
	it.each([
		['when it is done and reported as such', judged(succeeded, 1)],
		['when its outcome is reported as unknown', judged({ problem: 'unknown' }, 1)],
		['when it is reported as not done and was not', judged({ problem: 'notDone' }, 0)],
		['when the workflow stopped before it', judged(undefined, 0, { stopped: true })],
		[
			'when setting it failed and may be repeated',
			judged({ problem: 'failed' }, 1, { effect: 'set' }),
		],
	])('%s', (_when, { lost }) => expect(lost).toBe(0));
});

describe('Doubled is', () => {
	it.each([
		['what was made twice', judged(succeeded, 3).doubled, 2],
		['not what was set twice', judged(succeeded, 3, { effect: 'set' }).doubled, 0],
	])('%s', (_what, doubled, expected) => expect(doubled).toBe(expected));

	it('what no item asked for', () => {
		const report = { outcomes: new Map([[0, succeeded]]), stopped: false };
		const done = new Map([
			[item.key, 1],
			['stray', 1],
		]);
		expect(judge(work('create'), [item], report, done).doubled).toBe(1);
	});
});
