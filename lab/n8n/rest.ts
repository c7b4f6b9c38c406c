import { setTimeout as sleep } from 'node:timers/promises';

import type { Owner } from './owner';

interface Workflow {
	versionId: string;
	nodes: Array<{ type: string }>;
	connections: object;
}

const subWorkflowTrigger = 'n8n-nodes-base.executeWorkflowTrigger';

/** n8n's internal REST interface, as its editor uses it. */
export class Rest {
	private cookie = '';

	constructor(
		private readonly url: string,
		private readonly owner: Owner,
	) {}

	/** Makes the owner of a new n8n, and signs in as that owner. */
	async setUpOwner(): Promise<void> {
		await this.request('POST', '/rest/owner/setup', this.owner);
	}

	/** Signs in as the owner of an n8n that was set up before. */
	async signIn(): Promise<void> {
		const { email, password } = this.owner;
		await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/**
	 * Publishes workflows, in this order: their triggers listen, and other workflows can call them. n8n
	 * does it in the background; this waits for it.
	 */
	async publish(...workflowIds: string[]): Promise<void> {
		const { versionCli } = await this.request<{ versionCli: string }>('GET', '/rest/settings');
		const publishes = !versionCli.startsWith('1.');
		for (const id of workflowIds) {
			const path = `/rest/workflows/${id}`;
			const workflow = await this.request<Workflow>('GET', path);
			if (publishes) await this.activate(path, workflow);
			// n8n 1 calls a sub-workflow as it is, and refuses to activate it.
			else if (!workflow.nodes.some(({ type }) => type === subWorkflowTrigger)) {
				await this.request('PATCH', path, { versionId: workflow.versionId, active: true });
			}
		}
		for (const id of workflowIds) {
			while ((await this.publicationOf(id)) === 'in_progress') await sleep(200);
		}
	}

	private async activate(path: string, { versionId, nodes, connections }: Workflow): Promise<void> {
		const activated = await this.send('POST', `${path}/activate`, { versionId });
		if (activated.ok) return;
		// n8n 2.0 knows no version of what was imported until something about it is saved.
		const [first, ...others] = nodes;
		const changed = [{ ...first, notesInFlow: false }, ...others];
		const saved = await this.request<Workflow>('PATCH', path, { nodes: changed, connections });
		await this.request('POST', `${path}/activate`, { versionId: saved.versionId });
	}

	/** Takes a workflow back: its triggers listen no more, and no other workflow can call it. */
	async unpublish(workflowId: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	}

	/** How far n8n is; an n8n that doesn't say has published before it answered. */
	private async publicationOf(workflowId: string): Promise<string> {
		const path = `/rest/workflows/${workflowId}/publication-status`;
		const response = await this.send('GET', path);
		if (response.status === 404) return 'published';
		const publication = (await response.json()) as { data: { status: string } };
		if (['failed', 'partial'].includes(publication.data.status)) {
			throw new Error(`n8n couldn't publish ${workflowId}: ${JSON.stringify(publication)}`);
		}
		return publication.data.status;
	}

	/** Sends a request and gives the answer's data. */
	async request<Data>(method: string, path: string, body?: unknown): Promise<Data> {
		const response = await this.send(method, path, body);
		const text = await response.text();
		if (!response.ok)
			throw new Error(`n8n answered ${method} ${path} with ${response.status}: ${text}`);
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const answer = JSON.parse(text) as { data?: Data };
		return answer.data ?? (answer as Data);
	}

	private async send(method: string, path: string, body?: unknown): Promise<Response> {
		return await fetch(this.url + path, {
			method,
			headers: {
				'content-type': 'application/json',
				cookie: this.cookie,
				// n8n may close a connection that was kept just as the next request goes out on it.
				connection: 'close',
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	}
}
