import { createHash, createPublicKey, verify, type JsonWebKey } from 'crypto';
import { jsonParse } from 'n8n-workflow';
import { z } from 'zod';

/** A token with which Centrapay signs a call, as far as it can be read without knowing who made it. */
export interface Token {
	/** The name of the key. */
	kid: string;
	claims: z.infer<typeof claimsOf>;
	/** What is signed, and the signature. */
	signed: Buffer;
	signature: Buffer;
}

/** Times are in seconds since 1970, as text in the document's example (centrapay.md#events). */
const claimsOf = z.object({
	exp: z.coerce.number(),
	aud: z.union([z.string(), z.array(z.string())]),
	request_body_sha256: z.string(),
});

/** Only what the document shows: a token that chose its own way of signing could be signed by anybody. */
const headerOf = z.object({ alg: z.literal('ES256'), kid: z.string().min(1) });

const keyOf = z
	.object({
		kty: z.literal('EC'),
		crv: z.literal('P-256'),
		kid: z.string(),
		x: z.string(),
		y: z.string(),
		alg: z.literal('ES256').optional(),
		use: z.literal('sig').optional(),
	})
	.passthrough();

const published = z.object({ keys: z.array(z.unknown()) });

const jsonIn = (part: string): unknown =>
	jsonParse(Buffer.from(part, 'base64url').toString('utf8'), { fallbackValue: null });

/** The token in an `Authorization` header, with `Bearer` before it or without (centrapay.md#not-said). */
export function tokenIn(authorization: string | undefined): Token | undefined {
	const written = (authorization ?? '').trim().replace(/^Bearer\s+/i, '');
	const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(written);
	if (parts === null) return undefined;
	const [, first = '', second = '', third = ''] = parts;
	const header = headerOf.safeParse(jsonIn(first));
	const claims = claimsOf.safeParse(jsonIn(second));
	if (!header.success || !claims.success) return undefined;
	return {
		kid: header.data.kid,
		claims: claims.data,
		signed: Buffer.from(`${first}.${second}`),
		signature: Buffer.from(third, 'base64url'),
	};
}

/** The key of this name among those that Centrapay has published. */
export function keyNamed(kid: string, body: unknown): JsonWebKey | undefined {
	const all = published.safeParse(body);
	if (!all.success) return undefined;
	for (const one of all.data.keys) {
		const key = keyOf.safeParse(one);
		if (key.success && key.data.kid === kid) return key.data;
	}
	return undefined;
}

/** Whether a token was signed with a key. */
export function isSignedWith({ signed, signature }: Token, key: JsonWebKey): boolean {
	try {
		const publicKey = createPublicKey({ key, format: 'jwk' });
		return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
	} catch {
		return false;
	}
}

/** Whether a token is about a body, byte for byte. */
export const isAbout = ({ claims }: Token, raw: Uint8Array): boolean =>
	createHash('sha256').update(raw).digest('hex') === claims.request_body_sha256.toLowerCase();
