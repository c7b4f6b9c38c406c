/**
 * Answers every request after a set time, in a process of its own, so that its work is nobody else's. With the
 * files of a key and a certificate as its arguments, it speaks TLS.
 * Prints its address, and speaks with the bench over IPC: `reset`, and `stats` for what it saw. It can refuse what
 * comes while it has as many under way as it serves, and it has a list of as many customers as it is told.
 */
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

let latency = 0;
let serves = Infinity;
let customers = '';
let refused = 0;
let cpu = process.cpuUsage();
let inFlight = 0;
let most = 0;
let requests = 0;
let waited = 0;
let lastChange = 0;
let area = 0;
let firstAt = 0;
let lastAt = 0;
let connections = 0;
let resumed = 0;
const known = new WeakSet();

const notice = (socket) => {
	if (known.has(socket)) return;
	known.add(socket);
	connections++;
	if (socket.isSessionReused?.()) resumed++;
};

const count = (change) => {
	const now = performance.now();
	area += inFlight * (now - lastChange);
	lastChange = now;
	inFlight += change;
	most = Math.max(most, inFlight);
};

const account = JSON.stringify({
	id: 'Jaim1Cu1Q55uooxSens6yk',
	name: 'Centrapay Cafe',
	type: 'org',
	createdAt: '2020-06-12T01:17:46.499Z',
	modifiedAt: '2020-06-12T01:17:46.499Z',
	version: '1',
});
const tooMany = JSON.stringify({ statusCode: 429, message: 'RATE_LIMIT_EXCEEDED' });
const keys = JSON.stringify(
	Array.from({ length: 10 }, (_, index) => ({
		accountId: 'Jaim1Cu1Q55uooxSens6yk',
		name: `Key${index}`,
		createdAt: '2020-06-01T22:34:31.308Z',
		enabled: true,
		role: 'merchant-terminal',
	})),
);

const customersOf = (count) =>
	JSON.stringify({
		result: Array.from({ length: count }, (_, index) => ({
			uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
			name: `Customer ${index}`,
			contact_name: 'Geoff Wilson',
			currency: 'GBP',
			credit: '0.000',
			date_created: '2020-06-12 01:17:46',
		})),
		status_code: 200,
		status_message: 'OK',
	});

const answerTo = ({ method, url }) => {
	if (url.startsWith('/account/reseller')) return customers;
	return method === 'GET' ? keys : account;
};

async function answer(request, response) {
	if (request.url.startsWith('/items')) {
		const items = Number(new URL(request.url, 'http://host').searchParams.get('count'));
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify(
				Array.from({ length: items }, (_, index) => ({
					name: `Customer ${index}`,
					accountId: `Account${index}`,
				})),
			),
		);
		return;
	}
	firstAt ||= performance.now();
	requests++;
	notice(request.socket);
	request.resume();
	if (inFlight >= serves) {
		refused++;
		response.writeHead(429, { 'content-type': 'application/json' }).end(tooMany);
		return;
	}
	count(1);
	const start = performance.now();
	await wait(latency);
	waited += performance.now() - start;
	response.setHeader('content-type', 'application/json');
	response.end(answerTo(request));
	count(-1);
	lastAt = performance.now();
}

const [key, cert] = process.argv.slice(2).map((file) => readFileSync(file));
const server = key ? createTlsServer({ key, cert }, answer) : createPlainServer(answer);

process.on('message', (message) => {
	if (message.reset !== undefined) {
		latency = message.reset.latency;
		serves = message.reset.serves ?? Infinity;
		customers = customersOf(message.reset.listed ?? 0);
		cpu = process.cpuUsage();
		most = refused = requests = waited = area = firstAt = lastAt = connections = resumed = 0;
		lastChange = performance.now();
		process.send({ done: true });
	} else {
		const seconds = lastAt - firstAt;
		const { user, system } = process.cpuUsage(cpu);
		const answered = requests - refused;
		process.send({
			requests,
			refused,
			serverCpu: (user + system) / 1000,
			connections,
			resumed,
			mostInFlight: most,
			meanInFlight: seconds > 0 ? area / seconds : 0,
			answeredAfter: answered > 0 ? waited / answered : 0,
		});
	}
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
