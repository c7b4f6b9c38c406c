import type { Sandbox } from '../../sandbox';

/** Somebody who changes things in the partners' dashboards, beside everything that the workflows do. */
export class ByHand {
	constructor(private readonly sandbox: Pick<Sandbox, 'credentials'>) {}

	/** Disables an API key of an account at Centrapay. */
	async disableKey(accountId: string, name: string): Promise<void> {
		const { baseUrl, apiKey } = this.sandbox.credentials.centrapayApi;
		const key = `${baseUrl}/api/accounts/${accountId}/api-keys/${name}`;
		await this.send('PUT', key, { enabled: false }, { 'x-api-key': String(apiKey) });
	}

	/** Gives an agent at Omnize another name. */
	async renameAgent(id: number, name: string): Promise<void> {
		await this.atOmnize('PUT', `agents/${id}`, { agent: { name } });
	}

	/** Deletes an account at Omnize with everything in it. */
	async deleteAccount(id: string): Promise<void> {
		await this.atOmnize('DELETE', `accounts/${id}`, {});
	}

	/** Makes an account at Omnize of which no book knows. */
	async makeAccount(email: string): Promise<void> {
		await this.atOmnize('POST', 'accounts', {
			license_quantity: 1,
			account: { email, main_contact: 'No Body', telefone: '1', url: 'nobody.example' },
		});
	}

	private async atOmnize(method: string, path: string, body: object): Promise<void> {
		const { baseUrl, token } = this.sandbox.credentials.omnizeApi;
		await this.send(method, `${baseUrl}/api/v1/${path}`, { token, ...body });
	}

	private async send(method: string, url: string, body: object, headers = {}): Promise<void> {
		const response = await fetch(url, {
			method,
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok || text.includes('"success":false')) throw new Error(`${url}: ${text}`);
	}
}
