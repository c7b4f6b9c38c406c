import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request, type AgentOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeCertificate } from '../../bench/certificate';
import { LatencyServer } from '../../bench/measure';
import type { Line } from '../../bench/report';
import { tlsTable } from '../../bench/tlsReport';
import { contenders } from '../../bench/workflows';

describe('The stand-in that is a round trip away', () => {
	const roundTrip = 200;
	let folder: string;
	const atOnce = { work: 'create', items: 1, latency: 0 } as const;
	let ca: Buffer;
	let server: LatencyServer;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-tls-test-'));
		const certificate = await makeCertificate(folder);
		ca = await readFile(certificate.certificate);
		server = await LatencyServer.start({ certificate, roundTrip });
	});

	beforeEach(async () => await server.reset(atOnce));

	afterAll(async () => {
		server?.stop();
		await rm(folder, { recursive: true });
	});

	/** Sends a creation, and resolves to its status once the answer is read. */
	const send = async (agent: Agent) =>
		await new Promise((resolve, reject) => {
			request(`${server.baseUrl}/api/accounts`, { method: 'POST', agent }, (response) => {
				response.resume().once('end', () => resolve(response.statusCode));
			})
				.once('error', reject)
				.end('{}');
		});

	const sendTwice = async (options: AgentOptions, again?: Agent) => {
		const agent = new Agent({ ca, ...options });
		const answers = [await send(agent), await send(again ?? agent)];
		agent.destroy();
		expect(answers).toEqual([200, 200]);
		return await server.seen();
	};

	it('counts a connection once that carries several requests', async () => {
		expect(await sendTwice({ keepAlive: true })).toMatchObject({
			requests: 2,
			connections: 1,
			resumed: 0,
		});
	});

	it('tells handshakes that resume a session from full ones', async () => {
		expect(await sendTwice({})).toMatchObject({ connections: 2, resumed: 1 });
		await server.reset(atOnce);
		expect(await sendTwice({}, new Agent({ ca }))).toMatchObject({ connections: 2, resumed: 0 });
	});

	it('is refused by whoever does not know its certificate', async () => {
		await expect(send(new Agent())).rejects.toThrow(/self-signed certificate/);
	});

	it('takes a round trip each to connect, to shake hands and to answer', async () => {
		const started = performance.now();
		await send(new Agent({ ca }));
		// Timers may fire up to a millisecond early, six of them.
		expect(performance.now() - started).toBeGreaterThan(3 * roundTrip - 6);
	});
});

describe('The table of what was measured over TLS', () => {
	const line = (index: number, changes: Partial<Line>): Line => ({
		contender: contenders[index]!,
		runs: 1,
		wall: 10_000,
		cpuPerItem: 4,
		memory: 0,
		mostInFlight: 0,
		meanInFlight: 10,
		answeredAfter: 50,
		refused: 0,
		notDone: 0,
		connections: 100,
		resumed: 0,
		...changes,
	});

	it('compares everybody with the first line, and tells full handshakes from resumed ones', () => {
		const table = tlsTable([
			{ name: '', lines: [line(0, {})] },
			{ name: '; kept', lines: [line(0, { wall: 5_000, cpuPerItem: 1, resumed: 99 })] },
		]);
		expect(table.split('\n').slice(2)).toEqual([
			'| HTTP Request | 10.00 | 1.00 | 4.00 | 1.00 | 100 | 100 | 0 | 10.0 |',
			'| HTTP Request; kept | 5.00 | 0.50 | 1.00 | 0.25 | 100 | 1 | 99 | 10.0 |',
		]);
	});
});
