import { inTurn } from '../../../nodes/engine/run/turns';
import type { Sender } from '../../../nodes/engine/send/tries';
import { shop } from '../shop';

const senderOf = (apiKey: string) =>
	({ vendor: shop, credential: { apiKey } }) as unknown as Sender;

/** Something that ends when it is told to. */
function task() {
	let end!: () => void;
	const ended = new Promise<void>((resolve) => (end = resolve));
	return { end, work: jest.fn(async () => await ended) };
}

const turnsOfTheLoop = async () => await new Promise((resolve) => setImmediate(resolve));

describe('what is done in turn', () => {
	it('waits for what was asked for before with the same credential, and for nothing else', async () => {
		const [first, second, other] = [task(), task(), task()];
		const all = [
			inTurn(senderOf('a'), first.work),
			inTurn(senderOf('a'), second.work),
			inTurn(senderOf('b'), other.work),
		];
		await turnsOfTheLoop();
		expect([first, second, other].map(({ work }) => work.mock.calls.length)).toEqual([1, 0, 1]);
		first.end();
		await turnsOfTheLoop();
		expect(second.work).toHaveBeenCalledTimes(1);
		second.end();
		other.end();
		await Promise.all(all);
	});

	it('goes on after a failure', async () => {
		const failing = inTurn(senderOf('a'), async () => await Promise.reject(new Error('No')));
		const next = inTurn(senderOf('a'), async () => await Promise.resolve('done'));
		await expect(failing).rejects.toThrow('No');
		expect(await next).toBe('done');
	});
});
