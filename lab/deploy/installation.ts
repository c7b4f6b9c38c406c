import { freePort, N8n } from '../n8n/n8n';
import { Rest } from '../n8n/rest';
import { ready, startWebhookProcessor, startWorker, type Companion } from '../queue/companion';
import { startPostgres, type Postgres } from '../queue/postgres';
import { startRedis } from '../queue/redis';
import type { Log, Service } from '../queue/service';
import { environmentOf, type N8nService } from './composeFile';
import type { Secrets } from './secrets';

const CONCURRENCY = 5;

/** What is installed: deploy/compose.yaml, with a process in place of each container. */
export class Installation {
	private n8n = new Map<N8nService, N8n>();

	private companions: Companion[] = [];

	private webhookPort = 0;

	private constructor(
		readonly secrets: Secrets,
		readonly database: Postgres,
		private redis: Service,
		private readonly tarball: string,
		private readonly log: Log,
	) {}

	/** Starts Redis and an empty PostgreSQL. */
	static async create(secrets: Secrets, tarball: string, log: Log): Promise<Installation> {
		const redis = await startRedis(log, secrets.read('redis_password'));
		try {
			const database = await startPostgres(log, secrets.read('postgres_password'));
			return new Installation(secrets, database, redis, tarball, log);
		} catch (error) {
			await redis.stop();
			throw error;
		}
	}

	/** Where webhooks are called. */
	get webhookUrl(): string {
		return `http://localhost:${this.webhookPort}`;
	}

	/** n8n's main process. */
	get main(): N8n {
		return this.n8n.get('main')!;
	}

	/** Makes n8n's containers anew, with the secrets as they are now, none of them started. */
	async makeContainers(services: N8nService[] = ['main', 'webhook', 'worker']): Promise<void> {
		await this.removeContainers();
		this.webhookPort = await freePort();
		for (const service of services) {
			const settings = this.settingsOf(service);
			const { owner } = this.secrets;
			this.n8n.set(service, await N8n.create({ tarball: this.tarball, settings, owner }));
		}
	}

	/** Makes n8n's containers anew and starts them. */
	async restart(): Promise<void> {
		await this.makeContainers();
		await this.start();
	}

	/** Starts n8n's containers. */
	async start(): Promise<void> {
		await this.main.start();
		this.companions = [
			await startWebhookProcessor(this.n8n.get('webhook')!, this.webhookPort),
			await startWorker(this.n8n.get('worker')!, 'worker', CONCURRENCY),
		];
		await Promise.all(this.companions.map(ready));
	}

	/** Signs in with the owner's password of now. */
	async signIn(owner = this.secrets.owner): Promise<Rest> {
		const rest = new Rest(this.main.url, owner);
		await rest.signIn();
		return rest;
	}

	/** Puts a Redis with the password of now in place of the one that runs. */
	async replaceRedis(): Promise<void> {
		await this.redis.stop();
		this.redis = await startRedis(this.log, this.secrets.read('redis_password'));
	}

	/** Stops n8n and removes its containers, with what they kept. */
	async removeContainers(): Promise<void> {
		for (const { program } of this.companions) program.kill('SIGTERM');
		await Promise.all(this.companions.map(async ({ program }) => await program.exited));
		this.companions = [];
		for (const n8n of this.n8n.values()) await n8n.dispose();
		this.n8n.clear();
	}

	/** Stops everything and removes what it kept. */
	async destroy(): Promise<void> {
		await this.removeContainers();
		await this.database.stop();
		await this.redis.stop();
	}

	private settingsOf(service: N8nService): Record<string, string> {
		const { secrets, database, redis } = this;
		const variables = { PUBLIC_URL: this.webhookUrl, OWNER_EMAIL: secrets.owner.email };
		const { N8N_RESTRICT_FILE_ACCESS_TO: _, ...environment } = environmentOf(
			service,
			variables,
			secrets.folder,
		);
		return {
			...environment,
			DB_POSTGRESDB_HOST: database.host,
			DB_POSTGRESDB_PORT: String(database.port),
			QUEUE_BULL_REDIS_HOST: redis.host,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
		};
	}
}
