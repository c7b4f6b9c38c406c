import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { N8n, type CredentialToImport, type WorkflowToImport } from '../n8n/n8n';
import type { Rest } from '../n8n/rest';
import { runInside } from '../n8n/runtime';
import { ready, startWorker, type Companion } from './companion';
import { environmentFor, startPostgres, type Postgres } from './postgres';
import { startRedis } from './redis';
import type { Service } from './service';

const STARTED_EXECUTION = /Worker started execution (\d+) \(job/g;

/** One of n8n's worker processes. */
export interface Worker extends Companion {
	/** Whether it has begun to take executions. */
	isReady: boolean;
	/** Whether it was ended by `kill`. */
	isKilled: boolean;
}

/** An execution in n8n's database. */
export interface QueuedExecution {
	id: number;
	/** `new`, `running`, `success`, `error`, `crashed`. */
	status: string;
	/** What `about` found in its data. */
	about: string | null;
	/** How long it took; null where it never came to its end. */
	seconds: number | null;
	/** The last worker that started it, by its own log. */
	worker?: string;
}

/** What a cluster is made of; everything but the tarball and the workers has a default. */
export interface ClusterOptions {
	tarball: string;
	/** How many workers there are. */
	workers: number;
	/** How many executions a worker has under way at once. */
	concurrency: number;
	credentials: CredentialToImport[];
	/** Imported and published; those that others call stand first. */
	workflows: (filesFolder: string) => WorkflowToImport[];
	/** Files for n8n's nodes, from here to their name in its folder for files. */
	files?: Array<{ from: string; name: string }>;
	/** n8n's environment variables for a process: `main` or a worker's name. */
	settings?: (process: string) => Record<string, string>;
	log: (line: string) => void;
}

/** n8n in queue mode on this machine: Redis, PostgreSQL, a main process and workers. */
export class Cluster {
	/** All workers that there ever were, killed ones too. */
	readonly workers: Worker[] = [];

	private named = 0;

	private constructor(
		/** n8n's main process. */
		readonly n8n: N8n,
		readonly rest: Rest,
		private readonly options: ClusterOptions,
		/** What n8n's processes share. */
		readonly services: { redis: Service; database: Postgres },
		private readonly stopAll: () => Promise<void>,
	) {}

	/** Starts everything; whatever was started is stopped again when something can't be. */
	static async start(options: ClusterOptions): Promise<Cluster> {
		const { tarball, log } = options;
		const started: Array<() => Promise<void>> = [];
		const stopAll = async () => {
			for (const stop of started.splice(0).reverse()) await stop();
		};
		try {
			log('Starting Redis and PostgreSQL …');
			const redis = await startRedis(log);
			started.push(redis.stop);
			const database = await startPostgres(log);
			started.push(database.stop);

			log('Installing the package into n8n, importing credentials and workflows …');
			const n8n = await N8n.create({
				tarball,
				settings: { ...queueSettings(redis, database), ...options.settings?.('main') },
			});
			started.push(async () => await n8n.dispose());
			for (const { from, name } of options.files ?? []) await cp(from, join(n8n.filesFolder, name));
			const workflows = options.workflows(n8n.filesFolder);
			await n8n.importCredentials(options.credentials);
			await n8n.importWorkflows(workflows);

			log(`Starting n8n's main process and ${options.workers} workers …`);
			const rest = await n8n.start();
			await rest.setUpOwner();
			await rest.publish(...workflows.map(({ id }) => id));
			const cluster = new Cluster(n8n, rest, options, { redis, database }, stopAll);
			started.push(async () => await cluster.stopWorkers());
			const starting = Array.from({ length: options.workers }, () => cluster.addWorker());
			await Promise.allSettled(starting);
			await Promise.all(starting);
			return cluster;
		} catch (error) {
			await stopAll();
			throw error;
		}
	}

	/** Starts one more worker, and waits until it takes executions. */
	async addWorker(): Promise<Worker> {
		const name = `worker ${++this.named}`;
		const { concurrency, settings } = this.options;
		const companion = await startWorker(this.n8n, name, concurrency, {
			...settings?.(name),
			WEBHOOK_URL: this.n8n.url,
		});
		const worker = { ...companion, isReady: false, isKilled: false };
		this.workers.push(worker);
		await ready(worker);
		worker.isReady = true;
		return worker;
	}

	/** Ends a worker with everything that it started, so that it can finish nothing: `kill -9`. */
	async kill(worker: Worker): Promise<void> {
		worker.isKilled = true;
		worker.program.kill('SIGKILL');
		await worker.program.exited;
	}

	/** Asks n8n's database. */
	async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
		const { runtime } = this.n8n;
		const args = [runtime.n8n, sql, JSON.stringify(parameters)];
		const env = environmentFor(this.services.database);
		return JSON.parse(await runInside(runtime, 'postgres.mjs', args, env)) as Row[];
	}

	/**
	 * The executions of a workflow, oldest first, each with the worker that had it.
	 *
	 * @param about a pattern in PostgreSQL's notation; what it finds in an execution's data tells what
	 * the execution was about
	 */
	async executions(workflowId: string, about: string): Promise<QueuedExecution[]> {
		const workerOf = new Map<number, string>();
		for (const { name, logPath } of this.workers) {
			const text = await readFile(logPath, 'utf8');
			for (const [, id] of text.matchAll(STARTED_EXECUTION)) workerOf.set(Number(id), name);
		}
		const rows = await this.query<QueuedExecution>(
			`SELECT e.id, e.status, substring(d.data from $2) AS about,
			extract(epoch FROM e."stoppedAt" - e."startedAt")::float AS seconds FROM execution_entity e
			LEFT JOIN execution_data d ON d."executionId" = e.id WHERE e."workflowId" = $1 ORDER BY e.id`,
			[workflowId, about],
		);
		return rows.map((row) => ({ ...row, worker: workerOf.get(row.id) }));
	}

	/** Stops everything, in order, and removes what it kept. */
	async stop(): Promise<void> {
		await this.stopAll();
	}

	private async stopWorkers(): Promise<void> {
		for (const { program } of this.workers) program.kill('SIGTERM');
		await Promise.all(this.workers.map(async ({ program }) => await program.exited));
	}
}

function queueSettings(redis: Service, database: Postgres): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.host,
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
		DB_POSTGRESDB_DATABASE: database.database,
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}
