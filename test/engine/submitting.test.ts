import { json, reset, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';

/** Things that the shop can be asked for by their names, and makes later than it says yes. */

let server: ScriptedServer;
afterEach(async () => await server.close());

interface Job {
	name: string;
	change?: string;
}

/** A shop that makes things when it is asked for the second time how far it is. */
async function open(
	things: Record<string, object> = {},
	onJob?: (job: Job, nth: number) => 'reset' | 'exists' | undefined,
) {
	const jobs: Array<Job & { asked: number; answer: string }> = [];
	server = await startScriptedServer(({ method, url, body }, response) => {
		if (method === 'POST') {
			const job = JSON.parse(body) as Job;
			const odd = onJob?.(job, jobs.length + 1);
			jobs.push({ ...job, asked: 0, answer: odd === 'exists' ? 'exists' : 'ok' });
			if (odd === undefined || odd === 'reset') things[job.name] ??= { id: 7, name: job.name };
			return odd === 'reset'
				? reset(response)
				: json(response, 200, { requestId: String(jobs.length) });
		}
		const [, kind, , name] = url.split('/');
		if (kind === 'things') return json(response, 200, name && things[name] ? [things[name]] : []);
		const job = jobs[Number(url.split('/')[2]) - 1]!;
		return json(response, 200, { status: job.asked++ === 0 ? 'busy' : job.answer, id: 'made' });
	});
	return jobs;
}

const update = { parameters: { ifExists: 'update' } };

it('are made where they are not there, and followed to the end', async () => {
	const jobs = await open();
	const { json: out } = await runShop(server, 'submitNamed', { names: ['a'] });
	expect(out).toEqual([{ id: 'made', created: true }]);
	expect(jobs).toHaveLength(1);
});

it('are found where the answer got lost, and not asked for again', async () => {
	const jobs = await open({}, () => 'reset');
	const { json: out } = await runShop(server, 'submitNamed', { names: ['a'] });
	expect(out).toEqual([{ id: 7, name: 'a', created: true }]);
	expect(jobs).toHaveLength(1);
});

it('are brought to what is wanted by several requests, each followed to its end', async () => {
	const jobs = await open({ a: { id: 3, name: 'a' } });
	const { json: out } = await runShop(server, 'submitNamed', { names: ['a'], ...update });
	expect(out).toEqual([{ id: 3, name: 'a', changes: 2, created: false }]);
	expect(jobs.map(({ change }) => change)).toEqual(['colour of 3', 'size of 3']);
	expect(jobs.every(({ asked }) => asked >= 2)).toBe(true);
});

it('have a problem where one of those requests fails later', async () => {
	await open({ a: { id: 3, name: 'a' } }, (_job, nth) => (nth === 2 ? 'exists' : undefined));
	const { error } = await runShop(server, 'submitNamed', { names: ['a'], ...update });
	expect(error?.message).toBe('Shop refused: It broke (exists)');
});

it('are made where what is there does not count', async () => {
	const jobs = await open({ a: { id: 3, name: 'a', gone: true } });
	const { json: out } = await runShop(server, 'submitNamed', { names: ['a'] });
	expect(out).toEqual([{ id: 'made', created: true }]);
	expect(jobs).toHaveLength(1);
});

it('are looked up once more where somebody else made them meanwhile', async () => {
	const things: Record<string, object> = {};
	await open(things, ({ name }) => {
		things[name] = { id: 9, name };
		return 'exists';
	});
	const { json: out } = await runShop(server, 'submitNamed', {
		names: ['a'],
		parameters: { ifExists: 'useExisting' },
	});
	expect(out).toEqual([{ id: 9, name: 'a', created: false }]);
});

it('are refused then where none is to be there', async () => {
	const things: Record<string, object> = {};
	await open(things, ({ name }) => {
		things[name] = { id: 9, name };
		return 'exists';
	});
	const { error } = await runShop(server, 'submitNamed', { names: ['a'] });
	expect(error?.message).toBe('Shop refused: It broke (exists)');
});
