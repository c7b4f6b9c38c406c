import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

import { ticksPerSecond, timeWithChildren } from './cpu';
import { median, percent, sum } from './statistics';

/** What the machine's processors did since it started, in milliseconds of all of them together. */
export interface Spent {
	busy: number;
	all: number;
}

/** How much of the machine others may use beside a measurement: more of it, and the figures are of them too. */
const quiet = 0.05;

/** How long it is watched before anything is measured, in milliseconds. */
const watched = 5_000;

/**
 * What n8n's task runner takes to start, in milliseconds: n8n leaves it to the system when it ends, which counts it
 * for nobody.
 */
const taskRunner = 1_200;

/** How often in a row the same is measured again because others used the machine. */
const mostDisturbed = 30;

const stat = '/proc/stat';
/** What Linux counts a processor's time in, in milliseconds. */
const tick = 1000 / ticksPerSecond;

/** Reads a line of Linux' count, in which what other machines took of the same processors is counted too. */
export function readLinux(line: string): Spent {
	const [user, nice, system, idle, waiting, ...others] = line.trim().split(/\s+/).slice(1, 9);
	const times = [user, nice, system, ...others].map(Number);
	const busy = sum(times) * tick;
	return { busy, all: busy + (Number(idle) + Number(waiting)) * tick };
}

/** What the processors did up to now. */
export function spent(): Spent {
	if (existsSync(stat)) return readLinux(readFileSync(stat, 'utf8').split('\n')[0]!);
	const times = cpus().map((cpu) => cpu.times);
	const all = sum(times.flatMap((time) => Object.values(time)));
	return { busy: all - sum(times.map(({ idle }) => idle)), all };
}

const ownStat = '/proc/self/stat';

/** What this process and, where the system counts them, its children that have ended used up to now, in milliseconds. */
function own(): number {
	if (existsSync(ownStat)) return timeWithChildren(readFileSync(ownStat, 'utf8'));
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/**
 * The part of the machine that others used since a moment.
 *
 * @param own milliseconds of processor time that the measurement itself used since then
 */
export function othersSince(before: Spent, own: number, now = spent()): number {
	const busy = now.busy - before.busy - own;
	return Math.max(0, busy / Math.max(now.all - before.all, 1));
}

/** A machine that nobody else uses while something is measured on it. */
export class QuietMachine {
	private readonly during: number[] = [];
	private disturbed = 0;

	/**
	 * @param before the part of the machine that others used before anything was measured
	 * @param read what the processors did up to now
	 * @param readOwn what of it this process and its children did
	 */
	constructor(
		private readonly before: number,
		private readonly read: () => Spent = spent,
		private readonly readOwn: () => number = own,
	) {}

	/**
	 * Watches the machine while nothing is measured.
	 *
	 * @throws where others use it
	 */
	static async watch(): Promise<QuietMachine> {
		const start = spent();
		const ownStart = own();
		await wait(watched);
		const others = othersSince(start, own() - ownStart);
		console.log(`Before it, others use ${percent(others)} of the machine`);
		if (others > quiet) throw new Error('Others use this machine. Try again when it is quiet.');
		return new QuietMachine(others);
	}

	/**
	 * Measures something, and once more where others used the machine meanwhile.
	 *
	 * @param run also gives the milliseconds of processor time of processes that were there before and go on
	 * @throws where others use it time after time
	 */
	async undisturbed<T extends { serverCpu: number }>(run: () => Promise<T>): Promise<T> {
		for (let time = 1; time <= mostDisturbed; time++) {
			const start = this.read();
			const ownStart = this.readOwn();
			const result = await run();
			const used = this.readOwn() - ownStart + result.serverCpu + taskRunner;
			const others = othersSince(start, used, this.read());
			if (others <= quiet) {
				this.during.push(others);
				return result;
			}
			this.disturbed++;
			console.log(`Others used ${percent(others)} of the machine meanwhile: once more`);
		}
		throw new Error('Others use this machine: what it measures now would be of them too');
	}

	/** In words how much of the machine others used. */
	toString(): string {
		return (
			`Others used ${percent(this.before)} of the machine before it, and ${percent(median(this.during))} ` +
			`(at most ${percent(Math.max(...this.during))}) in the ${this.during.length} runs that count; ` +
			`${this.disturbed} in which they used more than ${percent(quiet)} were done again.`
		);
	}
}
