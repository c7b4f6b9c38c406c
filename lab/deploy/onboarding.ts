import type { Sandbox } from '../../sandbox';
import { checkCustomer, failedChecks } from '../demo/check';
import { readCustomers, type Customer } from '../demo/customers';
import { callWebhook } from '../demo/webhook';
import type { OnboardingResult } from '../demo/result';

/** Whoever calls the onboarding webhook, each time for another customer. */
export class Onboarding {
	private readonly customers = readCustomers();

	private called = 0;

	constructor(
		/** The partners' stand-ins. */
		readonly sandbox: Sandbox,
		/** What the webhook wants to be told. */
		public key: string,
	) {}

	/** Asks for the next customer, and says whether everything that it needs exists exactly once then. */
	async next(url: string): Promise<boolean> {
		return await this.ask(url, this.customers[this.called++]!);
	}

	/** Asks once more for the first customer. */
	async firstAgain(url: string): Promise<boolean> {
		return await this.ask(url, this.customers[0]!);
	}

	/** The status with which a call with another key is answered. */
	async withKey(url: string, key: string): Promise<number> {
		return (await callWebhook(url, 'onboard-customer', this.customers[0], key)).status;
	}

	private async ask(url: string, customer: Customer): Promise<boolean> {
		const response = await callWebhook(url, 'onboard-customer', customer, this.key);
		if (response.status !== 201) return false;
		const result = (await response.json()) as OnboardingResult;
		return failedChecks(checkCustomer(customer, result, this.sandbox.state)).length === 0;
	}
}
