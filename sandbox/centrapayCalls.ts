import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { caller } from './centrapayShared';

/** Where the keys are published (centrapay.md#events). */
export const jwksPath = '/api/.well-known/jwks.json';

/** How a call can be wrong that Centrapay has not sent, or not to this receiver, or not now. */
export type Forgery =
	| 'noToken'
	| 'notAToken'
	| 'algNone'
	| 'algHS256'
	| 'unknownKey'
	| 'otherKey'
	| 'derSignature'
	| 'otherClaims'
	| 'otherBody'
	| 'noHash'
	| 'otherReceiver'
	| 'expired'
	| 'noExpiry';

/** What Centrapay tells of a payment. */
export interface PaymentEvent {
	id: string;
	type: string;
	data: unknown;
	accountId: string;
	test: boolean;
	createdAt: string;
}

interface Signer {
	kid: string;
	privateKey: KeyObject;
	publicKey: KeyObject;
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function newSigner(): Signer {
	const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return { kid: `20191127-${randomUUID().slice(0, 9)}`, ...pair };
}

/** The calls with which Centrapay tells of payments, signed as its document says. */
export class CentrapayCalls {
	private current = newSigner();

	constructor(private readonly now: () => number = () => Date.now()) {}

	/** The keys as they are published. */
	jwks(): object {
		const { kid, publicKey } = this.current;
		return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' }] };
	}

	/** Signs with another key from now on, without warning. */
	rotate(): void {
		this.current = newSigner();
	}

	/** An event, its data as text, as the document calls it. */
	event(type: string, change: Partial<PaymentEvent> = {}): PaymentEvent {
		return {
			id: randomUUID(),
			type,
			data: JSON.stringify({ paymentRequestId: 'MhocUmpxxmgdHjr7DgKoKw', value: '1000' }),
			accountId: caller.accountId,
			test: false,
			createdAt: new Date(this.now()).toISOString(),
			...change,
		};
	}

	/** The token that goes with a body. */
	token(body: string, receiver: string, forgery?: Forgery): string {
		const issued = Math.floor(this.now() / 1000) - (forgery === 'expired' ? 3600 : 0);
		const hashed = forgery === 'otherBody' ? `${body} ` : body;
		const claims = {
			// Text, as in the document's example.
			iat: String(issued),
			...(forgery !== 'noExpiry' && { exp: String(issued + 300) }),
			aud: forgery === 'otherReceiver' ? 'https://somebody-else.example' : receiver,
			...(forgery !== 'noHash' && {
				request_body_sha256: createHash('sha256').update(hashed).digest('hex'),
			}),
		};
		const kid = forgery === 'unknownKey' ? 'unknown' : this.current.kid;
		const alg = forgery === 'algNone' ? 'none' : forgery === 'algHS256' ? 'HS256' : 'ES256';
		const signed = `${encoded({ alg, typ: 'JWT', kid })}.${encoded(claims)}`;
		if (forgery === 'algNone') return `${signed}.`;
		const { privateKey } = forgery === 'otherKey' ? newSigner() : this.current;
		const dsaEncoding = forgery === 'derSignature' ? 'der' : 'ieee-p1363';
		const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding });
		const shown =
			forgery === 'otherClaims'
				? signed.replace(/\..*/, `.${encoded({ ...claims, exp: String(issued + 999) })}`)
				: signed;
		return `${shown}.${signature.toString('base64url')}`;
	}

	/** The headers that go with a body. */
	headers(
		body: string,
		receiver: string,
		{ forgery, bearer = false }: { forgery?: Forgery; bearer?: boolean } = {},
	): Record<string, string> {
		const type = { 'content-type': 'application/json' };
		if (forgery === 'noToken') return type;
		const token = forgery === 'notAToken' ? 'let me in' : this.token(body, receiver, forgery);
		return { ...type, authorization: bearer ? `Bearer ${token}` : token };
	}

	/** Calls a receiver, as often and in whatever order it is told to. */
	async send(
		address: string,
		event: PaymentEvent,
		how: { forgery?: Forgery; bearer?: boolean; receiver?: string } = {},
	): Promise<{ status: number; text: string }> {
		const body = JSON.stringify(event);
		const receiver = how.receiver ?? new URL(address).origin;
		const headers = this.headers(body, receiver, how);
		const answer = await fetch(address, { method: 'POST', headers, body });
		return { status: answer.status, text: await answer.text() };
	}
}
