import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { ListSource } from '../declare/listSource';
import type { Operation } from '../declare/operation';
import type { Trigger } from '../declare/trigger';
import type { Vendor } from '../declare/vendor';
import { credentialOf } from '../input/credential';
import { invalid, toNodeError } from '../problem/problem';
import { secretsOfCredential, withoutSecrets } from '../problem/secrets';
import { systemClock } from '../send/clock';
import { listing } from '../send/exchange';
import { send } from '../send/send';
import { Pace } from '../send/pace';
import { Throttle } from '../send/throttle';

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
	const credential = await credentialOf(context, vendor);
	const sender = {
		...patience,
		context,
		vendor,
		credential,
		clock: systemClock,
		throttle: new Throttle(systemClock),
		pace: new Pace(systemClock),
	};
	const request = source.request(parameters, credential);
	const sent = await send(sender, listing({}, request, source.answer));
	if ('problem' in sent) {
		const secrets = secretsOfCredential(vendor, credential);
		throw toNodeError(context.getNode(), withoutSecrets(sent.problem, secrets), 0);
	}
	return (sent.data as IDataObject[])
		.map((record) => source.entry(record))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** Makes the search behind a resource locator's list: by name or identifier, page by page. */
function listSearch(vendor: Vendor, source: ListSource) {
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
function loadOptions(vendor: Vendor, source: ListSource) {
	return async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await entriesOf(this, vendor, source)).map(({ name, value }) => ({ name, value }));
	};
}

const everyOperation = ({ resources }: Vendor): Operation[] =>
	resources.flatMap(({ operations }) => operations);

/** The functions behind the lists of a node's properties, by the names that n8n calls them by. */
export interface ListMethods {
	listSearch: Record<string, ReturnType<typeof listSearch>>;
	loadOptions: Record<string, ReturnType<typeof loadOptions>>;
}

/** Makes the functions behind all lists that operations offer on the screen. */
export function listMethods(vendor: Vendor, operations = everyOperation(vendor)): ListMethods {
	const methods: ListMethods = { listSearch: {}, loadOptions: {} };
	for (const { by, source } of operations.flatMap(({ lists }) => lists)) {
		if (by === 'listSearch') methods.listSearch[source.method] = listSearch(vendor, source);
		else methods.loadOptions[source.method] = loadOptions(vendor, source);
	}
	return methods;
}

/** Makes the functions behind the lists of a trigger node's properties. */
export const triggerListMethods = ({ vendor, events }: Trigger): ListMethods =>
	listMethods(
		vendor,
		events.map(({ list }) => list.operation),
	);
