import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Answer } from './answer';
import type { Credential } from './request';
import type { Vendor } from './vendor';

/** A call as it arrived. */
export interface Call {
	/** The body as JSON. */
	body: IDataObject;
	/** The body, byte for byte. */
	raw: Uint8Array;
	/** Header names in lower case. */
	headers: Record<string, string | undefined>;
	/** The address of who sent it, as far as n8n can tell it. */
	sender: string | undefined;
	/** The address that was called, as n8n shows it to people. */
	address: string;
}

/** Why a call is turned away: with the status that makes the vendor come again, or not. */
export interface TurnedAway {
	status: number;
	message: string;
}

/** What the check of a call may use. */
export interface CheckedBy {
	credential: Credential;
	/** The values of `properties`. */
	parameters: IDataObject;
	/** Now, in milliseconds since 1970. */
	now: number;
	/**
	 * Gets what a vendor has published, which is kept for as long as it says; `undefined` where it can't be reached.
	 *
	 * @param lacks whether what is kept has not got what is looked for
	 */
	published(address: string, lacks: (answer: Answer) => boolean): Promise<Answer | undefined>;
}

/** An entry of the Events parameter. */
export interface CalledEvent {
	/** What the vendor calls it. */
	value: string;
	name: string;
	description: string;
}

/** A trigger node to which a vendor sends what happens, as data. */
export interface WebhookTrigger {
	vendor: Vendor;
	/** Set where the check of a call needs the credential, and the node therefore has one. */
	takesCredential?: boolean;
	/** How a person has the vendor send it, for the node's screen. */
	setUp: string;
	events: [CalledEvent, ...CalledEvent[]];
	/** What else is on the screen. */
	properties: INodeProperties[];
	/** Reads of a body which event it is. */
	typeOf(body: IDataObject): unknown;
	/** What stays the same when the vendor sends an event again. */
	identity(body: IDataObject): unknown;
	/** How long an event that looks the same is taken for one sent again, in milliseconds. Default: a month. */
	sameFor?(body: IDataObject): number | undefined;
	/** Finds out whether the vendor sent it; `undefined` where it did. */
	turnAway(call: Call, by: CheckedBy): Promise<TurnedAway | undefined>;
	/** Makes the output of a body. */
	output(body: IDataObject): IDataObject;
}
