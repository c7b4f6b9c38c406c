import { createHmac } from 'crypto';
import type {
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { z } from 'zod';

import type { Clock } from '../../nodes/engine/send/clock';
import type { Progress } from '../../nodes/engine/declare/completion';
import type { RecognisedByLooking } from '../../nodes/engine/declare/existing';
import { nodeProperties } from '../../nodes/engine/screen/properties';
import { execute } from '../../nodes/engine/run/execute';
import {
	defineOperation,
	identifier,
	path,
	text,
	type Operation,
	type Refusal,
	type RequestSpec,
	type Vendor,
} from '../../nodes/engine/declare';

const thing = z.object({ id: z.union([z.string(), z.number()]) }).passthrough();

const common = { action: 'Do it', description: 'Do it' };
const named = {
	...common,
	fields: { name: text('Name') },
};

/** Something that the shop accepts, and does later. */
const submission = {
	effect: 'create' as const,
	request: ({ name }: { name: string }): RequestSpec => ({
		method: 'POST',
		path: '/jobs',
		body: { name },
	}),
	answer: z.object({ requestId: z.string() }).passthrough(),
	completion: {
		request: ({ requestId }: IDataObject): RequestSpec => ({
			method: 'GET',
			path: path`/jobs/${String(requestId)}`,
		}),
		progress: (data: unknown): Progress => {
			const job = data as { status: string; id?: string };
			if (job.status === 'busy') return { state: 'pending' };
			return job.status === 'ok'
				? { state: 'done', data: { id: job.id } }
				: { state: 'failed', refusal: { message: 'It broke', code: job.status } };
		},
	},
};

/** The credential of the shop. */
export const shopApi: ICredentialType = {
	name: 'shopApi',
	displayName: 'Shop API',
	properties: [],
	authenticate: async (credential, request: IHttpRequestOptions) => ({
		...request,
		headers: { ...request.headers, 'x-api-key': String(credential.apiKey) },
	}),
};

/** One operation for each way in which the engine treats requests. */
export const shop: Vendor = {
	name: 'Shop',
	credential: shopApi,
	host: 'baseUrl',
	secrets: ['apiKey'],
	requestsPerMinute: 0,
	unwrap: ({ status, body }) => {
		if (status < 400) return { data: body };
		const { message, code } = (body ?? {}) as Partial<Refusal>;
		return { refusal: { message: message ?? `Status ${status}`, code }, outside: !message };
	},
	paging: {
		next: (data) => {
			const { next } = (data ?? {}) as { next?: number };
			return next === undefined ? undefined : { page: String(next) };
		},
		identity: ({ id }) => id,
	},
	credentialCheck: { request: () => ({ method: 'GET', path: '/things' }) },
	resources: [
		{
			value: 'thing',
			name: 'Thing',
			operations: [
				defineOperation({
					...common,
					value: 'get',
					name: 'Get',
					effect: 'read',
					fields: { id: identifier('Thing ID') },
					request: ({ id }) => ({ method: 'GET', path: path`/things/${id}` }),
					answer: thing,
				}),
				defineOperation({
					...common,
					value: 'getAll',
					simplified: ['id', 'name'],
					name: 'Get Many',
					effect: 'read',
					list: true,
					request: () => ({ method: 'GET', path: '/things' }),
					answer: z.union([
						z.array(z.record(z.unknown())),
						z.object({ items: z.array(z.record(z.unknown())) }).transform(({ items }) => items),
					]),
				}),
				defineOperation({
					...named,
					value: 'rename',
					name: 'Rename',
					effect: 'set',
					request: ({ name }) => ({ method: 'PUT', path: '/things/1', body: { name } }),
					answer: thing,
				}),
				defineOperation({
					...named,
					value: 'create',
					name: 'Create',
					effect: 'create',
					request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
					answer: thing,
					fields: { name: { ...text('Name'), secret: true } },
				}),
				defineOperation({
					...named,
					value: 'createNamed',
					name: 'Create Named',
					effect: 'create',
					request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
					answer: thing,
					existing: {
						describe: ({ name }) => `thing ${name}`,
						by: 'looking',
						request: () => ({ method: 'GET', path: '/things' }),
						answer: z.array(z.record(z.unknown())),
						keyOf: ({ name }) => (name as string).trim(),
						wantedKey: ({ name }) => name,
						update: {
							request: ({ name }, found) => ({
								method: 'PUT',
								path: path`/things/${String(found.id)}`,
								body: { name, updated: true },
							}),
							after: ({ name }, found) => ({ ...found, name, updated: true }),
						},
					},
				}),
				defineOperation({
					...named,
					value: 'createUnique',
					name: 'Create Unique',
					effect: 'create',
					request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
					answer: thing,
					existing: {
						by: 'refusal',
						describe: ({ name }) => `thing ${name}`,
						refusedAsExisting: ({ code }) => code === 'exists',
						known: ({ name }) => ({ name, known: true }),
					},
				}),
				defineOperation({
					...named,
					value: 'createKeyed',
					name: 'Create Keyed',
					effect: 'create',
					request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
					idempotencyKey: (request, key) => ({
						...request,
						headers: { ...request.headers, 'idempotency-key': key },
					}),
					answer: thing,
				}),
				defineOperation({
					...named,
					value: 'remove',
					name: 'Remove',
					effect: 'set',
					request: ({ name }) => ({ method: 'DELETE', path: path`/things/${name}` }),
					refusedAsDone: ({ code }) =>
						code === 'gone' ? 'done' : code === 'odd' ? 'perhaps' : undefined,
					output: () => ({ deleted: true }),
				}),
				defineOperation({
					...named,
					value: 'find',
					name: 'Find',
					effect: 'read',
					request: ({ name }) => ({ method: 'GET', path: path`/things/${name}` }),
					unwrap: ({ status, body }) =>
						status === 404 ? { data: { found: false } } : { data: body },
				}),
				defineOperation({
					...named,
					value: 'count',
					name: 'Count',
					effect: 'read',
					request: () => ({ method: 'GET', path: '/things' }),
					answer: z.array(z.record(z.unknown())),
					further: [
						{
							request: ([things], { name }) => {
								const found = (things as IDataObject[]).find((one) => one.name === name);
								return found === undefined
									? { refusal: { message: '', explanation: `There is no thing ${name}` } }
									: { method: 'GET', path: path`/things/${String(found.id)}/parts` };
							},
							answer: z.object({ parts: z.number() }),
						},
						{
							request: ([, counted]) => ({
								method: 'GET',
								path: '/boxes',
								query: { holding: (counted as { parts: number }).parts },
							}),
						},
					],
					output: (data, { name }) => {
						const [, counted, boxes] = data as [unknown, IDataObject, IDataObject];
						return { name, ...counted, ...boxes };
					},
				}),
				defineOperation({
					...named,
					value: 'order',
					name: 'Order',
					effect: 'create',
					doneLater: true,
					request: ({ name }) => ({ method: 'POST', path: '/orders', body: { name } }),
					output: (_data, { name }) => ({ success: true, name }),
				}),
				defineOperation({
					...named,
					value: 'pay',
					name: 'Pay',
					effect: 'transfer',
					request: ({ name }) => ({ method: 'POST', path: '/payments', body: { name } }),
				}),
				defineOperation({
					...named,
					value: 'fund',
					name: 'Fund',
					effect: 'transfer',
					request: ({ name }) => ({ method: 'POST', path: '/funds', body: { name } }),
					settle: {
						receiver: {
							describe: ({ name }) => `thing ${name}`,
							keyOf: ({ name }) => name,
							request: () => ({ method: 'GET', path: '/things' }),
							answer: z.array(z.record(z.unknown())),
							pick: (data, { name }) => (data as IDataObject[]).find((one) => one.name === name),
							mayChange: [],
							withoutSecrets: (record) => record,
						},
						balances: {
							own: () => ({ method: 'GET', path: '/balance' }),
							receivers: ({ name }) => ({ method: 'GET', path: path`/balance/${String(name)}` }),
							answer: z.object({ cents: z.number() }).transform(({ cents }) => BigInt(cents)),
						},
						amount: () => 100n,
						inWords: (cents) => `${cents} cents`,
						output: ({ moved, receivers }, { name }) => ({
							name,
							moved: String(moved),
							...(receivers && { has: String(receivers.after) }),
						}),
					},
				}),
				defineOperation({
					...named,
					...submission,
					value: 'submit',
					name: 'Submit',
				}),
				defineOperation({
					...named,
					...submission,
					value: 'submitNamed',
					name: 'Submit Named',
					existing: {
						describe: ({ name }) => `thing ${name}`,
						by: 'looking',
						request: ({ name }) => ({ method: 'GET', path: path`/things/named/${name}` }),
						answer: z.array(z.record(z.unknown())),
						keyOf: ({ name }) => name,
						wantedKey: ({ name }) => name,
						counts: ({ gone }) => gone !== true,
						refusedAsExisting: ({ code }) => code === 'exists',
						update: {
							request: ({ name }, { id }) =>
								['colour', 'size'].map((what) => ({
									method: 'POST',
									path: '/jobs',
									body: { name, change: `${what} of ${String(id)}` },
								})),
							output: ({ name }, { id }, answers) => ({ id, name, changes: answers.length }),
							after: (_input, found) => ({ ...found, colour: 'red', size: 2 }),
						},
					},
				}),
			],
		},
	],
};

/** A shop that has one operation, of things. */
export const shopWith = (operation: Operation): Vendor => ({
	...shop,
	resources: [{ value: 'thing', name: 'Thing', operations: [operation] }],
});

/** The shop with another way of recognising what one of its operations creates. */
export const withExisting = (
	value: string,
	change: (existing: RecognisedByLooking<unknown>) => RecognisedByLooking<unknown>,
): Vendor => ({
	...shop,
	resources: shop.resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) =>
			operation.value === value && operation.existing?.by === 'looking'
				? { ...operation, existing: change(operation.existing) }
				: operation,
		),
	})),
});

/** A shop that wants each body signed: authentication turns it into the text that is signed. */
export const signingShop: Vendor = {
	...shop,
	credential: {
		...shopApi,
		authenticate: async (credential, request: IHttpRequestOptions) => {
			const body = request.body === undefined ? undefined : JSON.stringify(request.body);
			const signature = createHmac('sha256', String(credential.apiKey)).update(body ?? '');
			return {
				...request,
				body,
				headers: { ...request.headers, 'x-signature': signature.digest('hex') },
			};
		},
	},
};

/** A node for the shop; time is the given clock's. */
export function shopNode(clock: Clock, vendor = shop): INodeType {
	return {
		description: {
			displayName: 'Shop',
			name: 'shop',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Shop' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'shopApi', required: true }],
			properties: nodeProperties(vendor),
		} as INodeTypeDescription,
		async execute(this: IExecuteFunctions) {
			return await execute(this, vendor, clock);
		},
	};
}
