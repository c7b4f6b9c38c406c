/**
 * Passes connections on as a network would on which a round trip takes a set time, in a process of its own. Its
 * arguments are the port to which it leads and the round trip in milliseconds; it tells the bench its own port, and
 * when it is asked, the processor time that it used since.
 */
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const [target, roundTrip] = process.argv.slice(2).map(Number);

/** Hands on what comes from one side, in order, once it is let through and has travelled half a round trip. */
function carry(from, to, opensAt) {
	let carried = Promise.resolve();
	const later = (hand) => {
		const due = Math.max(performance.now(), opensAt) + roundTrip / 2;
		carried = carried.then(() => wait(due - performance.now())).then(hand);
	};
	from.on('data', (chunk) => later(() => to.write(chunk)));
	from.on('end', () => later(() => to.end()));
	from.on('close', () => later(() => to.destroy()));
	from.on('error', () => later(() => to.destroy()));
}

const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
	const connected = performance.now() + roundTrip;
	const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
	carry(client, far, connected);
	carry(far, client, connected);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
let cpu = process.cpuUsage();
process.on('message', () => {
	const { user, system } = process.cpuUsage(cpu);
	cpu = process.cpuUsage();
	process.send((user + system) / 1000);
});
process.on('disconnect', () => process.exit());
