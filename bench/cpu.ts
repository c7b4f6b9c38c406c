import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const ticksPerSecond = 100;

interface Process {
	id: number;
	parent: number;
	/** User and system time in seconds. */
	seconds: number;
}

/** Reads a line of Linux's `/proc/<id>/stat`; the program's name in it may hold spaces and brackets. */
export function processFrom(stat: string): Process {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
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
