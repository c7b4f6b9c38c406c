import type { IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../declare/answer';

/** How long something published is kept where its answer doesn't say, at least and at most, in milliseconds. */
const kept = { default: 300_000, least: 10_000, most: 86_400_000 };

const timeout = 5_000;

interface Kept {
	answer: Promise<Answer | undefined>;
	askedAt: number;
}

const cache = new Map<string, Kept>();

function lifeOf({ headers }: Answer): number {
	const seconds = /max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1];
	if (seconds === undefined) return kept.default;
	return Math.min(Math.max(Number(seconds) * 1000, kept.least), kept.most);
}

async function get(
	helpers: IWebhookFunctions['helpers'],
	url: string,
): Promise<Answer | undefined> {
	try {
		const { statusCode, headers, body } = (await helpers.httpRequest({
			url,
			json: true,
			timeout,
			returnFullResponse: true,
			disableFollowRedirect: true,
		})) as { statusCode: number; headers: Record<string, string>; body: unknown };
		return { status: statusCode, headers, body };
	} catch {
		return undefined;
	}
}

/**
 * Gets what a vendor has published, such as the keys that it signs with, and keeps it for as long as it says.
 *
 * @param lacks whether what is kept has not got what is looked for: then it is asked for again, though not more often
 * than every ten seconds, as anybody can make up something that is missing
 */
export async function published(
	helpers: IWebhookFunctions['helpers'],
	url: string,
	now: number,
	lacks: (answer: Answer) => boolean,
): Promise<Answer | undefined> {
	const known = cache.get(url);
	if (known !== undefined) {
		const answer = await known.answer;
		const age = now - known.askedAt;
		const serves = answer !== undefined && age < lifeOf(answer) && !lacks(answer);
		if (serves || (answer !== undefined && age < kept.least)) return answer;
	}
	const newer = cache.get(url);
	// Somebody who waited for the same asked meanwhile.
	if (newer !== undefined && newer !== known) return await newer.answer;
	const asked: Kept = { answer: get(helpers, url), askedAt: now };
	cache.set(url, asked);
	return await asked.answer;
}
