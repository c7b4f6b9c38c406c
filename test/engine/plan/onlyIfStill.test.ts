import type { IDataObject } from 'n8n-workflow';

import { Things } from './things';

const hammer = () => ({ id: 1, name: 'hammer', colour: 'red', owner: null as string | null });
const saw = () => ({ id: 2, name: 'saw', colour: 'red' });

let things: Things;
const open = async (...all: IDataObject[]) => (things = await Things.with(...all));
afterEach(async () => await things.close());

/** Plans an operation, lets something happen, and carries it out only if that still holds. */
async function carriedOut(
	operation: string,
	names: string[],
	parameters: IDataObject = {},
	meanwhile: () => void = () => undefined,
) {
	const plans = await things.plan(operation, names, parameters);
	meanwhile();
	const fingerprints = Object.fromEntries(names.map((name, at) => [name, plans[at]!.fingerprint]));
	const onlyIfStill = `={{ (${JSON.stringify(fingerprints)})[$json.name] }}`;
	const before = things.requests.length;
	const result = await things.run(
		operation,
		names,
		{ ...parameters, requestSettings: { onlyIfStill } },
		{ settings: { onError: 'continueRegularOutput' } },
	);
	const changing = things.requests.slice(before).filter((request) => !request.startsWith('read'));
	return { ...result, changing };
}

const blue = { colour: 'blue', additionalFields: { colour: 'blue' } };

it.each(['upsert', 'paint', 'delete', 'add'])(
	'%s: what is as it was planned is carried out',
	async (operation) => {
		await open(hammer(), saw());
		const { json: out } = await carriedOut(operation, ['hammer', 'saw'], blue);
		expect(out.filter(({ error }) => error !== undefined)).toEqual([]);
	},
);

it.each(['upsert', 'paint', 'delete'])(
	'%s: what has changed since is left alone, and says what has changed',
	async (operation) => {
		await open(hammer(), saw());
		const { json: out, changing } = await carriedOut(operation, ['hammer', 'saw'], blue, () => {
			Object.assign(things.all[0]!, { colour: 'green', owner: 'Ada' });
		});
		expect(out[0]).toMatchObject({
			error:
				'The thing hammer has changed since it was planned: colour is now “green”, owner is now “Ada” [item 1]',
			details: { kind: 'changed' },
		});
		expect(out[1]).not.toHaveProperty('error');
		expect(changing).toHaveLength(1);
	},
);

it.each([
	['is there now', 'create', [], () => void things.all.push(hammer()), 'is there now, and was not'],
	['is gone', 'paint', [hammer()], () => void things.all.splice(0), 'is not there any more'],
])('what %s is left alone', async (_what, operation, before, meanwhile, words) => {
	await open(...(before as IDataObject[]));
	const { json: out, changing } = await carriedOut(operation, ['hammer'], blue, meanwhile);
	expect(out[0]!.error).toContain(`The thing hammer ${words}`);
	expect(changing).toEqual([]);
});

it('several items about one thing are carried out, as they were planned together', async () => {
	await open(hammer());
	const both = ['hammer', 'hammer'];
	const parameters = {
		colour: '={{ $itemIndex === 0 ? "blue" : "green" }}',
		requestSettings: { itemsAtOnce: 1 },
	};
	const { json: out } = await carriedOut('paint', both, parameters);
	expect(out.filter(({ error }) => error !== undefined)).toEqual([]);
});

it.each([
	['={{ "" }}', 'Only If Still is an expression that gives nothing here'],
	['nothing of the kind', 'Only If Still has no fingerprint that Preview has put out'],
])('%p is no fingerprint', async (onlyIfStill, words) => {
	await open(hammer());
	const { error } = await things.run('paint', ['hammer'], {
		...blue,
		requestSettings: { onlyIfStill },
	});
	expect(error?.message).toContain(words);
	expect(things.requests.filter((request) => !request.startsWith('read'))).toEqual([]);
});

it('the fingerprint of another thing is none of this one', async () => {
	await open(hammer(), saw());
	const [plan] = await things.plan('paint', ['saw'], blue);
	const { error } = await things.run('paint', ['hammer'], {
		...blue,
		requestSettings: { onlyIfStill: plan!.fingerprint },
	});
	expect(error?.message).toBe(
		'Only If Still has the fingerprint of something else than the thing hammer',
	);
});
