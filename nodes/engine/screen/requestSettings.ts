import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** How requests are sent; the same on every node and operation that sends something. */
export interface RequestSettings {
	/** How many items are under way at once; `undefined` where it finds itself, 1 strictly one after the other. */
	itemsAtOnce: number | undefined;
	/** The limit for the credential; 0 means none. */
	requestsPerMinute: number;
	/** How long one attempt may take, in seconds. */
	timeout: number;
	/** How often a request may be sent where its effect allows it; 1 means never again. */
	maxTries: number;
	/** Whether a plan asks the partner how things are. */
	asksInPreview: boolean;
}

/** Items at Once finds itself. */
const automatic = 0;
const defaultTimeout = 30;
const defaultTries = 5;

const askInPreview: INodeProperties = {
	displayName: 'Ask in Preview',
	name: 'askInPreview',
	type: 'boolean',
	default: true,
	description:
		'Whether Preview asks the partner how things are; off, it only checks the fields and shows the request',
};

const onlyIfStill: INodeProperties = {
	displayName: 'Only If Still',
	name: 'onlyIfStill',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.fingerprint }}',
	hint: 'Drag the fingerprint of a previewed step here',
	description:
		'The fingerprint that Preview has put out for the item: where its record has changed at the partner since, it is left alone, and the item says what has changed',
};

/** What an operation can do before it changes anything: ask for its thing, and compare it with what it was. */
export interface Foresight {
	canAsk: boolean;
	canCompare: boolean;
}

/** The collection of request settings, with the vendor's documented limit as a default. */
export const requestSettingsProperty = (
	requestsPerMinute: number,
	{ canAsk, canCompare }: Foresight,
): INodeProperties => ({
	displayName: 'Request Settings',
	name: 'requestSettings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: [
		...(canAsk ? [askInPreview] : []),
		{
			displayName: 'Items at Once',
			name: 'itemsAtOnce',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: automatic,
			description:
				'How many items are under way at once at most; 0 finds the number that the partner bears, 1 means strictly one after the other',
		},
		...(canCompare ? [onlyIfStill] : []),
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: requestsPerMinute,
			description:
				'How many requests are sent in a minute at most, counted for the credential across all nodes and executions of this n8n process; 0 means no limit',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3600 },
			default: defaultTimeout,
			description: 'How many seconds one attempt may take',
		},
		{
			displayName: 'Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: defaultTries,
			description:
				'How often a request may be sent where repeating it can do no harm; 1 means that it is never sent again',
		},
	],
});

/** Reads the request settings; what makes no sense is brought to the nearest value that does. */
export function readRequestSettings(
	context: IExecuteFunctions,
	requestsPerMinute: number,
): RequestSettings {
	const chosen = context.getNodeParameter('requestSettings', 0, {}) as IDataObject;
	const setting = (
		name: Exclude<keyof RequestSettings, 'asksInPreview'>,
		fallback: number,
		minimum: number,
		maximum: number,
	) => {
		const value = Number(chosen[name] ?? fallback);
		return Number.isFinite(value) ? Math.min(Math.max(value, minimum), maximum) : fallback;
	};
	return {
		itemsAtOnce: Math.round(setting('itemsAtOnce', automatic, automatic, 100)) || undefined,
		requestsPerMinute: Math.round(setting('requestsPerMinute', requestsPerMinute, 0, 1_000_000)),
		timeout: setting('timeout', defaultTimeout, 0.05, 3600),
		maxTries: Math.round(setting('maxTries', defaultTries, 1, 20)),
		asksInPreview: chosen.askInPreview !== false,
	};
}
