import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { systemClock } from '../send/clock';
import { invalid, toNodeError } from '../problem/problem';
import { send } from '../send/send';
import { Throttle } from '../send/throttle';
import type { Credential, Operation, RequestSpec, Vendor } from '../declare/types';

/** Where the entries of a list on the screen come from. */
export interface ListSource {
	/** The vendor's list; an operation's answer schema checks it. */
	answer: Operation['answer'];
	/** Gets the values of the parameters named in `needs`. */
	request(parameters: Record<string, string>, credential: Credential): RequestSpec;
	/** Parameters that must be chosen first: name and label on the screen. */
	needs?: Record<string, string>;
	/** What the list shows of a record, and what is chosen with it. */
	entry(record: IDataObject): INodeListSearchItems;
}

const pageSize = 100;
const patience = { timeout: 15, maxTries: 2, requestsPerMinute: 0 };

function neededParameters(context: ILoadOptionsFunctions, source: ListSource) {
	const values: Record<string, string> = {};
	for (const [name, label] of Object.entries(source.needs ?? {})) {
		const value = context.getCurrentNodeParameter(name, { extractValue: true });
		if (value === undefined || value === null || value === '') {
			throw toNodeError(context.getNode(), invalid(`Choose ${label} first`), 0);
		}
		values[name] = String(value as string | number);
	}
	return values;
}

async function entriesOf(
	context: ILoadOptionsFunctions,
	vendor: Vendor,
	source: ListSource,
): Promise<INodeListSearchItems[]> {
	const parameters = neededParameters(context, source);
	const credential = await context.getCredentials(vendor.credential.name);
	const operation = { effect: 'read', answer: source.answer } as Operation;
	const sender = {
		...patience,
		context,
		vendor,
		credential,
		clock: systemClock,
		throttle: new Throttle(systemClock),
	};
	const sent = await send(sender, operation, source.request(parameters, credential), {});
	if ('problem' in sent) throw toNodeError(context.getNode(), sent.problem, 0);
	return (sent.data as IDataObject[])
		.map((record) => source.entry(record))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** Makes the search behind a resource locator's list: by name or identifier, page by page. */
export function listSearch(vendor: Vendor, source: ListSource) {
	return async function search(
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken = '0',
	): Promise<INodeListSearchResult> {
		const wanted = filter.toLocaleLowerCase();
		const matches = (await entriesOf(this, vendor, source)).filter(
			({ name, value }) =>
				name.toLocaleLowerCase().includes(wanted) ||
				String(value).toLocaleLowerCase().includes(wanted),
		);
		const start = Number(paginationToken);
		const end = start + pageSize;
		return {
			results: matches.slice(start, end),
			paginationToken: end < matches.length ? String(end) : undefined,
		};
	};
}

/** Makes the list behind a multi-select. */
export function loadOptions(vendor: Vendor, source: ListSource) {
	return async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await entriesOf(this, vendor, source)).map(({ name, value }) => ({ name, value }));
	};
}
