import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { isSecret } from './secrets';
import type { Answer } from './environment';
import { Refusal } from './server';
import { clientId, secrets } from './typsyAuthentication';
import type { tokenRequest } from './typsyRequests';

/** How long tokens are, as the documented ones (typsy.md#access-token). */
const length = 1_900;

interface Given {
	endsAt: number;
	/** How often all tokens had been taken back when this one was given. */
	revoked: number;
}

interface Settings {
	/** How long an access token is accepted, in seconds. */
	tokenSeconds: number;
	/** How often all tokens were taken back: one more takes back those that were given before. */
	tokensRevoked: number;
}

/** Typsy's access tokens (typsy.md#access-token). Who holds one doesn't notice that the sandbox is reset. */
export class TypsyTokens {
	private readonly given = new Map<string, Given>();
	private readonly refreshing = new Set<string>();
	private made = 0;

	constructor(
		private readonly now: () => number,
		private readonly settings: Readonly<Settings>,
	) {}

	/** How many access tokens were given. */
	get count(): number {
		return this.given.size;
	}

	/** Gives a token for the client's keys; refused as OAuth2 does it, which Typsy doesn't document. */
	give(request: z.output<typeof tokenRequest>): Answer {
		const isClient =
			request.client_id === clientId && isSecret(request.client_secret, secrets.typsyClientSecret);
		if (!isClient) {
			return refused(401, 'invalid_client', 'The specified client credentials are invalid.');
		}
		if (request.grant_type === 'refresh_token' && !this.refreshing.has(request.refresh_token)) {
			return refused(400, 'invalid_grant', 'The specified refresh token is invalid.');
		}
		const { tokenSeconds, tokensRevoked } = this.settings;
		const token = this.next('access');
		const refresh = this.next('refresh');
		this.given.set(token, {
			endsAt: this.now() + tokenSeconds * 1000,
			revoked: tokensRevoked,
		});
		this.refreshing.add(refresh);
		return {
			status: 200,
			body: {
				access_token: token,
				token_type: 'Bearer',
				expires_in: tokenSeconds,
				scope: 'offline_access',
				refresh_token: refresh,
			},
		};
	}

	/** Throws unless the request has a token that is accepted. */
	check({ authorization = '' }: IncomingHttpHeaders): void {
		const [, token = ''] = /^Bearer (\S+)$/.exec(authorization) ?? [];
		const found = this.given.get(token);
		const isAccepted =
			found !== undefined &&
			this.now() < found.endsAt &&
			found.revoked >= this.settings.tokensRevoked;
		if (isAccepted) return;
		const error = token === '' ? '' : ' error="invalid_token"';
		throw new Refusal({ status: 401, headers: { 'WWW-Authenticate': `Bearer${error}` } });
	}

	/** A token that has nothing in common with another one. */
	private next(kind: string): string {
		this.made += 1;
		let text = '';
		for (let part = 0; text.length < length; part += 1) {
			text += createHash('sha512').update(`${kind} ${this.made} ${part}`).digest('base64url');
		}
		return text.slice(0, length);
	}
}

const refused = (status: number, error: string, words: string): Answer => ({
	status,
	body: { error, error_description: words },
});
