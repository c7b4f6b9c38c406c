import { isAbout, isSignedWith, keyNamed, tokenIn } from '../../../nodes/Centrapay/signature';
import { CentrapayCalls, type Forgery } from '../../../sandbox/centrapayCalls';

const calls = new CentrapayCalls();
const body = '{"id":"1","type":"payment-request:paid"}';
const receiver = 'https://n8n.example';

const written = (forgery?: Forgery) => calls.token(body, receiver, forgery);

/** What is found of a token: that it can be read, that its key is known, that it is signed, that it is about the body. */
function found(authorization: string | undefined) {
	const token = tokenIn(authorization);
	const key = token && keyNamed(token.kid, calls.jwks());
	return {
		isToken: token !== undefined,
		isKnown: key !== undefined,
		isSigned: key !== undefined && isSignedWith(token!, key),
		isAbout: token !== undefined && isAbout(token, Buffer.from(body)),
	};
}

const right = { isToken: true, isKnown: true, isSigned: true, isAbout: true };

it.each(['', 'Bearer ', 'bearer   ', '  '])('takes a token of Centrapay after %j', (before) => {
	expect(found(`${before}${written()}`)).toEqual(right);
});

const forgeries: Array<[Forgery, Partial<typeof right>]> = [
	['algNone', { isToken: false }],
	['algHS256', { isToken: false }],
	['noHash', { isToken: false }],
	['noExpiry', { isToken: false }],
	['unknownKey', { isKnown: false }],
	['otherKey', { isSigned: false }],
	['derSignature', { isSigned: false }],
	['otherClaims', { isSigned: false }],
	['otherBody', { isAbout: false }],
];

it.each(forgeries)('finds %s out', (forgery, wrong) => {
	expect(found(written(forgery))).toMatchObject(wrong);
});

it.each([
	undefined,
	'',
	'let me in',
	'a.b.c',
	'..',
	'a.b',
	`${Buffer.from('null').toString('base64url')}.e30.AA`,
])('takes %j for no token', (authorization) => {
	expect(tokenIn(authorization)).toBeUndefined();
});

it('takes times as numbers, too', () => {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = { exp: 1684105485, aud: [receiver], request_body_sha256: 'ab' };
	const token = tokenIn(`${part({ alg: 'ES256', kid: 'k' })}.${part(claims)}.AA`);
	expect(token?.claims).toEqual(claims);
	expect(tokenIn(written())?.claims.exp).toEqual(expect.any(Number));
});

describe('The key of a name', () => {
	const { keys } = calls.jwks() as { keys: [Record<string, string>] };
	const [key] = keys;

	it.each([
		['of another curve', { crv: 'P-384' }],
		['of another kind', { kty: 'RSA' }],
		['for something else', { use: 'enc' }],
		['for another way of signing', { alg: 'RS256' }],
	])('is none %s', (_what, change) => {
		expect(keyNamed(key.kid!, { keys: [{ ...key, ...change }] })).toBeUndefined();
	});

	it.each([undefined, null, 'keys', {}, { keys: {} }, { keys: [null, 1] }])(
		'is none in %j',
		(published) => {
			expect(keyNamed(key.kid!, published)).toBeUndefined();
		},
	);

	it('is found among others, and can be one that makes no sense', () => {
		const other = { ...key, kid: 'other', x: 'AA' };
		const published = { keys: [{ kty: 'RSA' }, other, key] };
		expect(keyNamed(key.kid!, published)).toMatchObject({ x: key.x });
		const token = tokenIn(written())!;
		expect(isSignedWith(token, keyNamed('other', published)!)).toBe(false);
	});
});

it('tells the body by its bytes, not by what they mean', () => {
	const token = tokenIn(written())!;
	expect(isAbout(token, Buffer.from(JSON.stringify(JSON.parse(body), null, 1)))).toBe(false);
});
