import {
	jsonParse,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import type { Call, CheckedBy, WebhookTrigger } from '../declare/webhook';
import { credentialOf } from '../input/credential';
import { eventsParameter } from '../screen/webhookProperties';
import { systemClock, type Clock } from '../send/clock';
import { published } from './published';
import { senderOf } from './sender';
import { Told } from './told';

/** What calls of this process tell, until n8n has stored it. */
const underWay = new Map<string, number>();

/** What n8n's request has that a call is made of. */
interface Arrived {
	ip?: string;
	rawBody?: Uint8Array;
	readRawBody?(): Promise<void>;
}

async function callOf(context: IWebhookFunctions): Promise<Call | undefined> {
	const request = context.getRequestObject() as unknown as Arrived;
	// n8n reads a body into memory where it is asked to, or has parsed it.
	if (request.rawBody === undefined) await request.readRawBody?.();
	const raw = request.rawBody ?? new Uint8Array();
	const body = jsonParse<unknown>(Buffer.from(raw).toString('utf8'), { fallbackValue: null });
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const headers = context.getHeaderData() as Call['headers'];
	return {
		body: body as IDataObject,
		raw,
		headers,
		sender: senderOf(request.ip, headers['x-forwarded-for']),
		address: context.getNodeWebhookUrl('default') ?? '',
	};
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

const parametersOf = (context: IWebhookFunctions, { properties }: WebhookTrigger): IDataObject =>
	Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice')
			.map(({ name, default: preset }) => [
				name,
				context.getNodeParameter(name, preset) as IDataObject,
			]),
	);

/**
 * Takes a call from a vendor: turns away what the vendor didn't send, passes over events that nobody asked for or that
 * were told before, and starts the workflow with the others. What can't be read or is somebody else's never does.
 */
export async function receive(
	context: IWebhookFunctions,
	trigger: WebhookTrigger,
	clock: Clock = systemClock,
): Promise<IWebhookResponseData> {
	const call = await callOf(context);
	if (call === undefined) return answer(context, 400, 'The body is not a JSON object');
	const now = clock.now();
	const by: CheckedBy = {
		credential: trigger.takesCredential ? await credentialOf(context, trigger.vendor) : {},
		parameters: parametersOf(context, trigger),
		now,
		published: async (address, lacks) => await published(context.helpers, address, now, lacks),
	};
	const turnedAway = await trigger.turnAway(call, by);
	if (turnedAway !== undefined) return answer(context, turnedAway.status, turnedAway.message);
	const { body } = call;
	const events = context.getNodeParameter(eventsParameter, []) as unknown[];
	if (!events.includes(trigger.typeOf(body))) return answer(context, 200, 'Not asked for');
	if (context.getMode() !== 'manual') {
		const scope = `${context.getWorkflow().id} ${context.getNode().id}`;
		const told = new Told(context.getWorkflowStaticData('node'), underWay, scope);
		if (!told.isNew(trigger.identity(body), now, trigger.sameFor?.(body))) {
			return answer(context, 200, 'Known already');
		}
	}
	return { workflowData: [context.helpers.returnJsonArray([trigger.output(body)])] };
}

const itIsThere = async () => await Promise.resolve(true);

/** Nothing to do for n8n when a workflow is published: a person sets the address up at the vendor. */
export const setUpByHand = {
	default: { checkExists: itIsThere, create: itIsThere, delete: itIsThere },
};
