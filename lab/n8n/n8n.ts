import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import { installCommunityPackage } from './communityPackage';
import { makeOwner, type Owner } from './owner';
import { Rest } from './rest';
import { Reader, type Question } from './reader';
import { ensureRuntime, runtimeEnvironment, type Runtime } from './runtime';
import { startSupervised, type Supervised } from './supervised';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const loopback = '127.0.0.1';

/** Settings of the person's own n8n or test runner that must not reach ours. */
const FOREIGN_SETTING =
	/^(N8N_|DB_|QUEUE_|EXECUTIONS_|GENERIC_|WEBHOOK_URL$|NODE_ENV$|NODE_OPTIONS$|JEST_)/;

/** A credential as `n8n import:credentials` takes it. */
export interface CredentialToImport {
	id: string;
	name: string;
	type: string;
	data: IDataObject;
}

/** A workflow as `n8n import:workflow` takes it. */
export interface WorkflowToImport {
	id: string;
	name: string;
	nodes: IDataObject[];
	connections: IDataObject;
	settings?: IDataObject;
	/** What steps give in a run by hand, by their names. */
	pinData?: IDataObject;
}

/** What n8n remembers of an execution. */
export interface ExecutionSummary {
	id: number;
	workflowId: string;
	mode: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
}

/** An execution with everything that went through its nodes. */
export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
}

/** The items that a node put out in its last run, on an output. */
export function outputOf(execution: Execution, node: string, output = 0): IDataObject[] {
	const lastRun = execution.data.resultData.runData[node]?.at(-1);
	return (lastRun?.data?.main?.[output] ?? []).map(({ json }) => json);
}

/** The items that a node put out on its first output in all of its runs, in which a loop calls it. */
export function outputsOf(execution: Execution, node: string): IDataObject[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap(({ data }) => (data?.main?.[0] ?? []).map(({ json }) => json));
}

/** A port on this machine that nothing listens on. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** A real n8n with a folder and a database of its own, which leaves no trace after `dispose`. */
export class N8n {
	/** n8n's database. */
	readonly databasePath: string;

	/** Everything that n8n printed. */
	readonly logPath: string;

	/** The one folder whose files n8n's nodes may read and write. */
	readonly filesFolder: string;

	private server?: Supervised;

	private address?: string;

	private reader?: Reader;

	private constructor(
		/** The installed n8n that this one runs. */
		readonly runtime: Runtime,
		/** Where this n8n keeps everything. */
		readonly folder: string,
		private readonly settings: Record<string, string>,
		/** Who signs in to it. */
		readonly owner: Owner,
	) {
		this.databasePath = join(folder, '.n8n', 'database.sqlite');
		this.logPath = join(folder, 'n8n.log');
		this.filesFolder = join(folder, 'files');
		process.once('exit', this.removeFolder);
	}

	/**
	 * Makes a new n8n.
	 *
	 * @param options.tarball a packed package to install as a community package
	 * @param options.settings n8n's environment variables, on top of ours
	 * @param options.version another n8n than the usual one
	 * @param options.owner who signs in to it; without it, somebody with a password that no other one has
	 */
	static async create(
		options: {
			tarball?: string;
			settings?: Record<string, string>;
			version?: string;
			owner?: Owner;
		} = {},
	): Promise<N8n> {
		const runtime = await ensureRuntime(options.version);
		const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-n8n-'));
		await cp(runtime.freshUserFolder, folder, {
			recursive: true,
			// It has an encryption key; without one, n8n makes its own.
			filter: (path) => basename(path) !== 'config',
		});
		const n8n = new N8n(runtime, folder, options.settings ?? {}, options.owner ?? makeOwner());
		await mkdir(n8n.filesFolder);
		if (options.tarball) {
			await installCommunityPackage(runtime, {
				tarball: options.tarball,
				nodesFolder: join(folder, '.n8n', 'nodes'),
				databasePath: n8n.databasePath,
			});
		}
		return n8n;
	}

	/** Where the started server is reached. */
	get url(): string {
		if (!this.address) throw new Error("n8n isn't started");
		return this.address;
	}

	/** Puts credentials into n8n; n8n encrypts them. */
	async importCredentials(credentials: CredentialToImport[]): Promise<void> {
		await this.importFile('import:credentials', credentials);
	}

	/** Puts workflows into n8n, unpublished. */
	async importWorkflows(workflows: WorkflowToImport[]): Promise<void> {
		await this.importFile(
			'import:workflow',
			workflows.map((workflow) => ({ active: false, versionId: randomUUID(), ...workflow })),
		);
	}

	/**
	 * Runs a workflow with n8n's command line and gives what became of it, be it good or bad.
	 *
	 * @param options.settings n8n's environment variables for this run
	 * @param options.nodeOptions options for the Node.js that runs n8n
	 * @param options.signal kills n8n without warning when it aborts
	 */
	async execute(
		workflowId: string,
		options: {
			settings?: Record<string, string>;
			nodeOptions?: string[];
			signal?: AbortSignal;
		} = {},
	): Promise<Execution> {
		const { settings, nodeOptions = [], signal } = options;
		const program = await this.spawn(['execute', `--id=${workflowId}`, '--rawOutput'], {
			settings,
			nodeOptions,
		});
		const kill = () => program.kill('SIGKILL');
		signal?.addEventListener('abort', kill);
		await program.exited;
		signal?.removeEventListener('abort', kill);
		const execution = (await this.executions(workflowId)).at(-1);
		if (!execution) {
			throw new Error(`n8n didn't run the workflow ${workflowId}:\n${await this.endOfLog()}`);
		}
		return await this.execution(execution);
	}

	/** All executions that n8n keeps, or those of one workflow, oldest first. */
	async executions(workflowId?: string): Promise<ExecutionSummary[]> {
		return await this.query<ExecutionSummary>(
			`SELECT id, workflowId, mode, status, startedAt, stoppedAt FROM execution_entity
			WHERE deletedAt IS NULL AND (? IS NULL OR workflowId = ?) ORDER BY id`,
			[workflowId ?? null, workflowId ?? null],
		);
	}

	/** Reads everything that went through an execution's nodes. */
	async execution(summary: ExecutionSummary): Promise<Execution> {
		const data = (await this.ask({ execution: summary.id })) as IRunExecutionData;
		return { ...summary, data };
	}

	/** Asks n8n's database. */
	async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
		return (await this.ask({ sql, parameters })) as Row[];
	}

	/**
	 * Starts n8n's server with its editor, and waits until it answers.
	 *
	 * @param port where it listens, if not on any port
	 * @param settings n8n's environment variables until it is stopped
	 */
	async start(port?: number, settings: Record<string, string> = {}): Promise<Rest> {
		const chosenPort = port ?? (await freePort());
		const address = `http://localhost:${chosenPort}`;
		const server = await this.spawn(['start'], {
			settings: { ...settings, N8N_PORT: String(chosenPort) },
		});
		this.server = server;
		this.address = address;

		let exitCode: number | undefined;
		void server.exited.then((code) => (exitCode = code));
		const end = Date.now() + START_TIMEOUT_MS;
		// Older versions say that they are ready before the editor's own interface is.
		const isReady = async (path: string) =>
			(await fetch(address + path).catch(() => undefined))?.ok === true;
		while (!((await isReady('/healthz/readiness')) && (await isReady('/rest/settings')))) {
			if (exitCode !== undefined || Date.now() > end) {
				await this.stop();
				throw new Error(`n8n didn't start:\n${await this.endOfLog()}`);
			}
			await sleep(200);
		}
		return new Rest(address, this.owner);
	}

	/**
	 * Starts n8n's program beside whatever runs already, such as `worker`. It ends when we do.
	 *
	 * @param options.settings n8n's environment variables for this program
	 * @param options.nodeOptions options for the Node.js that runs n8n
	 * @param options.logPath where its output goes, if not where n8n's goes
	 */
	async spawn(
		args: string[],
		options: { settings?: Record<string, string>; nodeOptions?: string[]; logPath?: string } = {},
	): Promise<Supervised> {
		const { settings, nodeOptions = [], logPath = this.logPath } = options;
		const { node, n8n } = this.runtime;
		const env = { ...(await this.environment()), ...settings };
		const log = await open(logPath, 'a');
		try {
			const output = log.fd;
			return startSupervised(node, [...nodeOptions, n8n, ...args], {
				cwd: this.folder,
				env,
				output,
			});
		} finally {
			await log.close();
		}
	}

	/** Runs n8n's command line to its end. */
	async command(...args: string[]): Promise<void> {
		const code = await (await this.spawn(args)).exited;
		if (code !== 0) throw new Error(`n8n ${args[0]} failed:\n${await this.endOfLog()}`);
	}

	/** Resolves when the started server has ended by itself. */
	async ended(): Promise<void> {
		await this.server?.exited;
	}

	/** Stops the server if it runs: asks first, then kills. */
	async stop(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		this.address = undefined;
		server.kill('SIGTERM');
		const timer = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
		await server.exited;
		clearTimeout(timer);
	}

	/** Ends the server with everything that it started, so that it can finish nothing: `kill -9`. */
	async kill(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		this.address = undefined;
		server.kill('SIGKILL');
		await server.exited;
	}

	/** Stops n8n and removes everything that it kept. */
	async dispose(): Promise<void> {
		await this.stop();
		await this.endReading();
		process.off('exit', this.removeFolder);
		this.removeFolder();
	}

	/** Ends the process that reads n8n's database; the next question starts another one. */
	async endReading(): Promise<void> {
		const { reader } = this;
		this.reader = undefined;
		await reader?.close();
	}

	/** The last lines that n8n printed. */
	async endOfLog(): Promise<string> {
		return (await readFile(this.logPath, 'utf8')).trimEnd().split('\n').slice(-40).join('\n');
	}

	private async ask(question: Question): Promise<unknown> {
		this.reader ??= new Reader(this.runtime, this.databasePath);
		return await this.reader.ask(question);
	}

	private readonly removeFolder = () => {
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
	};

	private async importFile(command: string, content: unknown): Promise<void> {
		const file = join(this.folder, 'to-import.json');
		await writeFile(file, JSON.stringify(content), { mode: 0o600 });
		try {
			await this.command(command, `--input=${file}`);
		} finally {
			await rm(file);
		}
	}

	private async environment(): Promise<NodeJS.ProcessEnv> {
		const own = Object.entries(process.env).filter(([name]) => !FOREIGN_SETTING.test(name));
		return {
			...Object.fromEntries(own),
			...runtimeEnvironment(this.runtime),
			N8N_USER_FOLDER: this.folder,
			N8N_RESTRICT_FILE_ACCESS_TO: this.filesFolder,
			N8N_LISTEN_ADDRESS: loopback,
			N8N_WORKER_SERVER_ADDRESS: loopback,
			N8N_RUNNERS_BROKER_LISTEN_ADDRESS: loopback,
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_PYTHON_ENABLED: 'false',
			N8N_SECURE_COOKIE: 'false',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			...this.settings,
		};
	}
}
