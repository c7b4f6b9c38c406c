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
import { generationsOf, type Generation } from '../declare/generations';
import { credentialOf } from '../input/credential';
import { generationOnScreen } from '../input/generation';
import { invalid, toNodeError } from '../problem/problem';
import { withoutSecrets } from '../problem/secrets';
import { systemClock } from '../send/clock';
import { listing } from '../send/exchange';
import { send } from '../send/send';
import { Pace } from '../send/pace';
import { Throttle } from '../send/throttle';
import { trafficOf } from '../send/traffic';
import { secretsOfConnection } from '../send/transport';

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
		tokens: trafficOf(credential, systemClock).tokens,
	};
	const request = source.request(parameters, credential);
	const sent = await send(sender, listing({}, request, source.answer));
	if ('problem' in sent) {
		throw toNodeError(
			context.getNode(),
			withoutSecrets(sent.problem, secretsOfConnection(sender)),
			0,
		);
	}
	return (sent.data as IDataObject[])
		.map((record) => source.entry(record))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** Whose lists they are: a generation of a vendor, and what has them. */
interface Lister extends Generation<Lister> {
	vendor: Vendor;
	operations: Operation[];
}

/** The list of this name, in the generation that is chosen on the screen. */
function chosenList(context: ILoadOptionsFunctions, newest: Lister, method: string) {
	const { vendor, operations } = generationOnScreen(context, newest);
	const offered = operations
		.flatMap(({ lists }) => lists)
		.find(({ source }) => source.method === method);
	if (offered !== undefined) return { vendor, source: offered.source };
	const message = `${vendor.name} has no such list with this authentication`;
	throw toNodeError(context.getNode(), invalid(message), 0);
}

/** Makes the search behind a resource locator's list: by name or identifier, page by page. */
function listSearch(newest: Lister, method: string) {
	return async function search(
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken = '0',
	): Promise<INodeListSearchResult> {
		const { vendor, source } = chosenList(this, newest, method);
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
function loadOptions(newest: Lister, method: string) {
	return async function load(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const { vendor, source } = chosenList(this, newest, method);
		return (await entriesOf(this, vendor, source)).map(({ name, value }) => ({ name, value }));
	};
}

/** The functions behind the lists of a node's properties, by the names that n8n calls them by. */
export interface ListMethods {
	listSearch: Record<string, ReturnType<typeof listSearch>>;
	loadOptions: Record<string, ReturnType<typeof loadOptions>>;
}

function methodsOf(newest: Lister): ListMethods {
	const methods: ListMethods = { listSearch: {}, loadOptions: {} };
	const operations = generationsOf(newest).flatMap((one) => one.operations);
	for (const { by, source } of operations.flatMap(({ lists }) => lists)) {
		const { method } = source;
		if (by === 'listSearch') methods.listSearch[method] ??= listSearch(newest, method);
		else methods.loadOptions[method] ??= loadOptions(newest, method);
	}
	return methods;
}

const listerOfVendor = (vendor: Vendor): Lister => ({
	authentication: vendor.authentication,
	vendor,
	operations: vendor.resources.flatMap(({ operations }) => operations),
	earlier: vendor.earlier?.map(listerOfVendor),
});

const listerOfTrigger = ({ authentication, vendor, events, earlier }: Trigger): Lister => ({
	authentication,
	vendor,
	operations: events.map(({ list }) => list.operation),
	earlier: earlier?.map(listerOfTrigger),
});

/** Makes the functions behind all lists that a vendor's operations offer on the screen. */
export const listMethods = (vendor: Vendor): ListMethods => methodsOf(listerOfVendor(vendor));

/** Makes the functions behind the lists of a trigger node's properties. */
export const triggerListMethods = (trigger: Trigger): ListMethods =>
	methodsOf(listerOfTrigger(trigger));
