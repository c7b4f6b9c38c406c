import { inGroup, type Grouped } from '../../../../nodes/engine/run/transfer/queue';
import type { Sent } from '../../../../nodes/engine/send/exchange';
import { shop } from '../../shop';

const senderOf = (apiKey: string) => ({ vendor: shop, credential: { apiKey } });

const turnsOfTheLoop = async () => await new Promise((resolve) => setImmediate(resolve));

/** What notes its groups, each of which ends when it is told to. */
function work(most = 1) {
	const groups: string[][] = [];
	const ends: Array<(failure?: Error) => void> = [];
	const grouped: Grouped = {
		atOnce: () => most,
		receiverOf: (input) => String(input)[0]!,
		carryOut: async (inputs) => {
			groups.push(inputs as string[]);
			const failure = await new Promise<Error | void>((resolve) => ends.push(resolve));
			if (failure) throw failure;
			return inputs.map((input): Sent => ({ data: `${String(input)} is done` }));
		},
	};
	const end = async (failure?: Error) => {
		ends.shift()!(failure);
		await turnsOfTheLoop();
	};
	return { groups, end, grouped };
}

describe('what is done in groups', () => {
	it('waits for what was asked for before with the same credential, and for nothing else', async () => {
		const [one, other] = [work(), work()];
		const all = [
			inGroup(senderOf('a'), one.grouped, 'first'),
			inGroup(senderOf('a'), one.grouped, 'second'),
			inGroup(senderOf('b'), other.grouped, 'third'),
		];
		await turnsOfTheLoop();
		expect(one.groups).toEqual([['first']]);
		expect(other.groups).toEqual([['third']]);
		await one.end();
		expect(one.groups).toEqual([['first'], ['second']]);
		await one.end();
		await other.end();
		expect(await Promise.all(all)).toEqual(
			['first', 'second', 'third'].map((name) => ({ data: `${name} is done` })),
		);
	});

	it('goes together as far as it may, but for the same receiver and for another execution', async () => {
		const [mine, another] = [work(3), work(3)];
		const asked = ['z', 'a1', 'a2', 'b', 'c', 'd'].map(
			async (input) => await inGroup(senderOf('a'), mine.grouped, input),
		);
		asked.push(inGroup(senderOf('a'), another.grouped, 'e'));
		for (let group = 0; group < 3; group++) await mine.end();
		await another.end();
		await Promise.all(asked);
		expect(mine.groups).toEqual([['z'], ['a1', 'b', 'c'], ['a2', 'd']]);
		expect(another.groups).toEqual([['e']]);
	});

	it('goes on after a failure', async () => {
		const { grouped, end } = work();
		const failing = inGroup(senderOf('a'), grouped, 'first');
		const next = inGroup(senderOf('a'), grouped, 'second');
		const failed = expect(failing).rejects.toThrow('No');
		await end(new Error('No'));
		await failed;
		await end();
		expect(await next).toEqual({ data: 'second is done' });
	});
});
