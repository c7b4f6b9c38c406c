import type { IDataObject } from 'n8n-workflow';

import type { Generation } from './generations';
import type { Operation } from './operation';
import type { Vendor } from './vendor';

/** What can happen to a thing between two polls. */
export type Happening = 'new' | 'changed';

/** A list that is asked for again and again, in which each record stands for one thing. */
export interface WatchedList {
	/** What it holds, in words: `agents`. */
	noun: string;
	/** The operation that lists them; its parameters are those of the trigger. */
	operation: Operation;
	/** What stays the same as long as it is the same thing, and is never used for another. */
	identity(record: IDataObject): unknown;
	/** Puts the records in the order in which the things came to be. */
	age(record: IDataObject): string | number;
	/**
	 * When the thing was made, in ISO 8601, be it a day only or without a zone; left out where the vendor
	 * documents no date. What is older than the trigger is never new, however late a list has it.
	 */
	created?(record: IDataObject): unknown;
	/** What counts as a change when it differs; left out where only new things are told. */
	changes?(record: IDataObject): unknown;
}

/** An entry of the Event parameter. */
export interface PolledEvent {
	value: string;
	name: string;
	description: string;
	list: WatchedList;
	/** What of it starts the workflow. */
	on: Happening[];
	/** Of what changed, what starts it by what it is now; left out where all does. */
	only?(record: IDataObject): boolean;
}

/** A trigger node as data. Of several generations of its vendor's API, this is for the newest. */
export interface Trigger extends Generation<Trigger> {
	vendor: Vendor;
	events: [PolledEvent, ...PolledEvent[]];
	/** Credential fields that decide whose lists these are, beside the host. Never a secret one. */
	owner?: string[];
}
