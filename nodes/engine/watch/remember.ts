import { createHash } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { Credential } from '../declare/request';
import type { PolledEvent, Trigger } from '../declare/trigger';
import { urlOf } from '../send/address';
import type { CleanRequest } from '../send/clean';
import type { Memory, Sighting } from './compare';

/**
 * What n8n keeps for the node between polls and restarts. It reaches n8n's database after publishing and
 * when a poll starts an execution. What a poll that tells nothing changes stays in n8n's memory, and a
 * restart finds it in the list again; only a thing that was new to a trigger for changes, and is changed
 * while n8n is down before anything else was told, is then taken as it is.
 */
interface Stored extends Memory {
	/** Of which list of whom; for another one everything starts afresh. */
	scope: string;
	/** Grows with every change, so that two polls at once can tell that the other was there. */
	version: number;
}

const storedUnder = 'seen';
/** Part of every scope: another way of remembering starts afresh, too. */
const format = 1;

/** Long enough that two things of a list don't share one, short enough to keep thousands. */
const identityLength = 12;
const fingerprintLength = 8;

const inOrder = (_name: string, value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
		: value;

const digest = (value: unknown, length?: number) =>
	createHash('sha256')
		.update(JSON.stringify(value, inOrder) ?? '')
		.digest('base64url')
		.slice(0, length);

/** Of which list of whom something is remembered; for another one everything starts afresh. */
export const scopeOf = (
	{ vendor, owner = [] }: Trigger,
	event: PolledEvent,
	request: CleanRequest,
	credential: Credential,
): string =>
	digest([
		format,
		event.value,
		urlOf(request, credential, vendor),
		request.query,
		request.headers,
		owner.map((field) => credential[field]),
	]);

/** The records of a list as the comparison needs them. */
export function sightingsOf(
	{ list, on }: PolledEvent,
	records: IDataObject[],
): Array<Sighting<IDataObject>> {
	const changes = on.includes('changed') ? list.changes : undefined;
	return records.map((record) => ({
		identity: digest(list.identity(record), identityLength),
		fingerprint: changes ? digest(changes(record), fingerprintLength) : '',
		...(list.created && { created: Date.parse(String(list.created(record))) }),
		thing: record,
	}));
}

/** What one poll knows of the list, and may change if no other poll has in the meantime. */
export class PollMemory {
	private readonly data: IDataObject;
	private readonly version: number | undefined;

	constructor(context: IPollFunctions) {
		this.data = context.getWorkflowStaticData('node');
		this.version = this.stored()?.version;
	}

	private stored(): Stored | undefined {
		return this.data[storedUnder] as unknown as Stored | undefined;
	}

	/** Whether another poll has changed it since this one began. */
	isOvertaken(): boolean {
		return this.stored()?.version !== this.version;
	}

	/** What is remembered of this list; `undefined` where nothing is. */
	recall(scope: string): Memory | undefined {
		const stored = this.stored();
		return stored?.scope === scope ? stored : undefined;
	}

	/** Remembers this in place of what was. */
	keep(memory: Memory, scope: string): void {
		this.data[storedUnder] = { ...memory, scope, version: (this.version ?? 0) + 1 };
	}
}
