import { jsonParse, type IDataObject } from 'n8n-workflow';

import {
	isPlain,
	originOf,
	withoutSlashesAtEnd,
	type Answer,
	type Call,
	type CheckedBy,
	type Credential,
	type TurnedAway,
	type WebhookTrigger,
} from '../engine/declare';
import { centrapay } from './centrapay';
import { isAbout, isSignedWith, keyNamed, tokenIn, type Token } from './signature';

/** How far our clock may be ahead of Centrapay's, in milliseconds. */
const inaccuracy = 60_000;

const usualAuthenticationUrl = 'https://auth.centrapay.com';

const refused = (message: string): TurnedAway => ({ status: 401, message });

/** Centrapay comes again, for up to two weeks. */
const later = (message: string): TurnedAway => ({ status: 503, message });

/** A credential that was saved before the address was part of it means the usual one. */
const keysAt = ({ authenticationUrl }: Credential): string =>
	`${withoutSlashesAtEnd(String(authenticationUrl || usualAuthenticationUrl).trim())}/api/.well-known/jwks.json`;

/** The address that a call is for: as entered, else as n8n knows it. */
const ownAddress = ({ address }: Call, { parameters }: CheckedBy): string =>
	String(parameters.receiverAddress ?? '').trim() || address;

/** Whether one of the receivers is the one at an address: Centrapay names the address it was given, or its beginning. */
const isFor = ({ claims }: Token, address: string): boolean => {
	const own = originOf(address);
	return own !== undefined && [claims.aud].flat().some((one) => originOf(one) === own);
};

/** What is wrong with a call whose token is Centrapay's. */
function problemWith(token: Token, call: Call, by: CheckedBy): TurnedAway | undefined {
	if (!(token.claims.exp * 1000 + inaccuracy > by.now)) return refused('The token has expired');
	const address = ownAddress(call, by);
	if (!isFor(token, address)) {
		const receiver = [token.claims.aud].flat().join(', ');
		return refused(
			`The call is for ${receiver}, and the address of this workflow is ${address}: if that is the same place, enter the former as Receiver Address`,
		);
	}
	return isAbout(token, call.raw) ? undefined : refused('The token is about another body');
}

/** Lets in what Centrapay has signed for this address, this body and this moment, and nothing else. */
async function turnAway(call: Call, by: CheckedBy): Promise<TurnedAway | undefined> {
	const token = tokenIn(call.headers.authorization);
	if (token === undefined) return refused('There is no token as Centrapay signs its calls with');
	const address = keysAt(by.credential);
	if (isPlain(address)) {
		return later(
			'The Authentication URL in the credential begins with http://, so anybody on the way could change the keys: make it https://',
		);
	}
	const lacks = ({ body }: Answer) => keyNamed(token.kid, body) === undefined;
	const answer = await by.published(address, lacks);
	const key = answer && keyNamed(token.kid, answer.body);
	if (key === undefined)
		return later("The key is not among those that Centrapay has published, or they can't be read");
	if (!isSignedWith(token, key)) return refused('The token is not signed by Centrapay');
	return problemWith(token, call, by);
}

/** The document calls `data` text, and means a payment activity: put out is what the text says. */
function output(body: IDataObject): IDataObject {
	const { data } = body;
	if (typeof data !== 'string') return body;
	return { ...body, data: jsonParse<IDataObject | string>(data, { fallbackValue: data }) };
}

/** What Centrapay tells by itself: of payments, and of nothing else (centrapay.md#events). */
export const centrapayPaymentTrigger: WebhookTrigger = {
	vendor: centrapay,
	takesCredential: true,
	setUp:
		'Centrapay sets its webhooks up by itself: write to <a href="mailto:support@centrapay.com">support@centrapay.com</a> with the production URL above and the events that you want. Calls that Centrapay has not signed are turned away.',
	events: [
		{
			value: 'payment-request:paid',
			name: 'Payment Request Paid',
			description: 'When a payment request was paid; Centrapay calls it payment-request:paid',
		},
		{
			value: 'payment-request:refund-initiated',
			name: 'Refund Initiated',
			description: 'When a refund was begun; Centrapay calls it payment-request:refund-initiated',
		},
		{
			value: 'payment-request:refund-completed',
			name: 'Refund Completed',
			description: 'When money was paid back; Centrapay calls it payment-request:refund-completed',
		},
	],
	properties: [
		{
			displayName: 'Receiver Address',
			name: 'receiverAddress',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. https://n8n.example.com',
			description:
				'The address that Centrapay was given, where it begins otherwise than the production URL above: behind a proxy n8n may not know its own',
		},
	],
	typeOf: ({ type }) => type,
	// Sent at least once, and doubled at times (centrapay.md#events).
	identity: (body) => body.id ?? body,
	turnAway,
	output,
};
