import { readdirSync, readFileSync } from 'node:fs';

import { sum } from './statistics';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
export const ticksPerSecond = 100;

interface Process {
	id: number;
	parent: number;
	/** User and system time in seconds. */
	seconds: number;
}

/** What a line of Linux's `/proc/<id>/stat` has after the program's name, which may hold spaces and brackets. */
const fieldsOf = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

/** Reads a line of Linux's `/proc/<id>/stat`: its own time and that of its children that have ended, in milliseconds. */
export function timeWithChildren(stat: string): number {
	const ticks = fieldsOf(stat).slice(11, 15).map(Number);
	return (sum(ticks) * 1000) / ticksPerSecond;
}

/** Reads a line of Linux's `/proc/<id>/stat`. */
export function processFrom(stat: string): Process {
	const fields = fieldsOf(stat);
	const [parent, user, system] = [1, 11, 12].map((place) => Number(fields[place]));
	return { id: parseInt(stat, 10), parent: parent!, seconds: (user! + system!) / ticksPerSecond };
}

function allProcesses(): Process[] {
	const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return ids.flatMap((id) => {
		try {
			return [processFrom(readFileSync(`/proc/${id}/stat`, 'utf8'))];
		} catch {
			// It has ended since.
			return [];
		}
	});
}

/** The processor time of all processes that a process has started, directly or not, and that still run. */
export function secondsBelow(ancestor: number, processes: Process[] = allProcesses()): number {
	const children = processes.filter(({ parent }) => parent === ancestor);
	return children.reduce((sum, { id, seconds }) => sum + seconds + secondsBelow(id, processes), 0);
}
