import { makeCustomers } from '../../../lab/chaos/customers';
import { readWorkflows, takingOverAfter, workflowIds } from '../../../lab/demo/workflows';
import { doubtsOf, knowsAll, untilTakenOver, type Told } from '../../../lab/queue/asking';

const [customer] = makeCustomers(1) as [ReturnType<typeof makeCustomers>[number]];

const onboarded = { code: 201, problems: '' };
const underWay = { code: 202, problems: 'The execution 7 has been at this customer' };
const attention = { code: 207, problems: 'Omnize: An account may have been made' };
const otherwise = { code: 207, problems: 'Omnize: refused' };
const lost = { code: 500, problems: '' };
const nothing = { problems: '' };

describe('Whoever asks for a customer', () => {
	it.each<[string, Told[], boolean]>([
		['was not answered yet', [], false],
		['was told that the customer is onboarded', [onboarded], true],
		['was told so after a worker was lost', [lost, underWay, onboarded], true],
		['was told that another run is at the customer', [underWay], false],
		['got no good answer', [lost], false],
		['got none at all', [nothing, nothing], false],
		['was told once what needs attention', [attention], false],
		['was told the same twice', [lost, attention, attention], true],
		['was told something else then', [attention, otherwise], false],
	])('and %s knows all or asks again', (_what, told, expected) =>
		expect(knowsAll({ customer, told })).toBe(expected),
	);
});

it('leaves what became of a customer in doubt only where a call was lost', () => {
	const doubts = (...told: Told[]) =>
		doubtsOf([
			{ customer, told: [onboarded] },
			{ customer, told },
		])('centrapay', customer);
	expect(doubts(underWay, onboarded)).toBeUndefined();
	expect(doubts(attention)).toBeUndefined();
	expect(doubts(lost, onboarded)).toBe('killedAfter');
	expect(doubts(nothing)).toBe('killedAfter');
});

describe('Before asking again', () => {
	const now = Date.parse('2026-01-01T12:00:00Z');
	const sentAt = (seconds: number) => ({ sentAt: new Date(now - seconds * 1000).toISOString() });

	it.each([
		['as long as the row needs that was sent last', [sentAt(50), sentAt(20)], 40_000],
		['no longer where that time is over', [sentAt(90)], 0],
		['not at all where no run is at anybody', [{ sentAt: '' }, { sentAt: null }], 0],
		['not at all where there is no row', [], 0],
	])('one waits %s', (_what, book, expected) =>
		expect(untilTakenOver(book, 1, now)).toBe(expected),
	);
});

it('has the workflow take over after another time', () => {
	const minutesIn = (workflows: ReturnType<typeof readWorkflows>) =>
		/"takeOverAfterMinutes","type":"number","value":(\d+)/.exec(
			JSON.stringify(workflows.find(({ id }) => id === workflowIds.onboardCustomer)),
		)?.[1];
	expect(minutesIn(readWorkflows(''))).toBe('10');
	expect(minutesIn(takingOverAfter(1, readWorkflows('')))).toBe('1');
});
