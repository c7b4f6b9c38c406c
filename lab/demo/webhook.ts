import { webhookKey } from './credentials';
import type { Customer } from './customers';
import type { OnboardingResult } from './result';

/** What the onboarding webhook answers, and its status. */
export type Answer = OnboardingResult & { code: number };

/** Calls a webhook of the workflows to copy. */
export async function callWebhook(
	url: string,
	path: string,
	body: unknown,
	key = webhookKey.value,
): Promise<Response> {
	return await fetch(`${url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', [webhookKey.name]: key },
		body: JSON.stringify(body),
	});
}

/** Asks an n8n to onboard a customer. */
export async function onboardByWebhook(url: string, customer: Customer): Promise<Answer> {
	const response = await callWebhook(url, 'onboard-customer', customer);
	return { ...((await response.json()) as OnboardingResult), code: response.status };
}
