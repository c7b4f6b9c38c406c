import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { runtimeEnvironment, type Runtime } from './runtime';

/** What n8n's database is asked for: rows, or what an execution stored. */
export type Question = { sql: string; parameters: unknown[] } | { execution: number };

interface Reply {
	id: number;
	/** As JSON: what a message holds itself is of another realm than a test, which tells it from its own. */
	found?: string;
	problem?: string;
}

/** Reads n8n's database in one process for all questions, as to start one takes longer than to answer. */
export class Reader {
	private readonly child: ChildProcess;
	private readonly waiting = new Map<number, (reply: Reply) => void>();
	private asked = 0;

	constructor(runtime: Runtime, databasePath: string) {
		this.child = fork(join(__dirname, 'inside', 'reader.mjs'), [runtime.n8n, databasePath], {
			execPath: runtime.node,
			execArgv: [],
			env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', ...runtimeEnvironment(runtime) },
		});
		this.child.on('message', (reply: Reply) => this.waiting.get(reply.id)?.(reply));
		this.child.once('exit', (code) => {
			const problem = `the process that reads n8n's database ended with ${code}`;
			for (const [id, tell] of this.waiting) tell({ id, problem });
		});
	}

	/** @throws where the database can't answer */
	async ask(question: Question): Promise<unknown> {
		const id = this.asked++;
		const { found, problem } = await new Promise<Reply>((resolve) => {
			this.waiting.set(id, resolve);
			this.child.send({ id, ...question });
		});
		this.waiting.delete(id);
		if (found === undefined) throw new Error(problem);
		return JSON.parse(found) as unknown;
	}

	/** Ends the process, so that the time that it took counts as that of one who has ended. */
	async close(): Promise<void> {
		if (!this.child.connected) return;
		const ended = once(this.child, 'exit');
		this.child.disconnect();
		await ended;
	}
}
