import { Lab, type Row } from '../../lab/faults/lab';
import { tooManyRequests } from '../../lab/faults/mix';
import { allCases, type Case } from '../../lab/faults/plan';

const itemsPerRun = 15;

/** Those in which most can go wrong: tried again by n8n, ended by the first problem, and never ended. */
const usual = [
	'Stop Workflow, Retry On Fail',
	'Continue',
	'Continue (error output), Retry On Fail',
];

function isChosen({ by, work, settings, mix }: Case): boolean {
	if (by === 'HTTP Request') return mix === tooManyRequests && settings.retryOnFail;
	if (mix === tooManyRequests) return false;
	const [retried] = usual;
	const canDouble = work.effect === 'create' || work.effect === 'transfer';
	return canDouble ? usual.includes(settings.name) : settings.name === retried;
}

const cases = allCases().filter(isChosen);
const titleOf = ({ work, settings, by }: Case) =>
	`${work.vendor}, ${by}: ${work.name}, ${settings.name}`;

let lab: Lab;
let rows: Row[];

beforeAll(async () => {
	lab = await Lab.open(cases);
	rows = await lab.run(itemsPerRun);
}, 900_000);

afterAll(async () => {
	await lab?.close();
});

const rowOf = (one: Case) => rows.find((row) => row.case === one)!;

describe('While the vendors misbehave in every way', () => {
	it.each(cases.filter(({ by }) => by === 'ours').map((one) => [titleOf(one), one]))(
		'%s: nothing is lost, nothing is doubled',
		(_title, one) => {
			const { items, doubled, lost, done, unknown, notDone } = rowOf(one);
			expect({ items, doubled, lost }).toEqual({ items: itemsPerRun, doubled: 0, lost: 0 });
			if (one.settings.onError !== 'stopWorkflow') {
				expect(done + unknown + notDone).toBeGreaterThanOrEqual(items);
			}
		},
	);

	it('the faults are really there', () => {
		const total = (count: (row: Row) => number) => rows.reduce((sum, row) => sum + count(row), 0);
		expect(total(({ faults }) => faults)).toBeGreaterThan(total(({ requests }) => requests) / 10);
	});
});

it("n8n's HTTP Request node doubles the same work, and the count notices", () => {
	const { doubled } = rowOf(cases.find(({ by }) => by === 'HTTP Request')!);
	expect(doubled).toBeGreaterThan(0);
});
