import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import {
	defineOperation,
	path,
	text,
	type Operation,
	type Vendor,
} from '../../../nodes/engine/declare';
import { json, startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';
import type { NodeRun } from '../../harness/n8n';
import { runShop } from '../run';
import { shop } from '../shop';

const list = z.array(z.record(z.unknown()));

const named = {
	action: 'Change a thing',
	description: 'Changes a thing',
	would: ({ name }: { name: string }) => `change ${name}`,
	fields: { name: text('Name') },
};

const found = {
	describe: ({ name }: { name: string }) => `thing ${name}`,
	request: ({ name }: { name: string }) => ({
		method: 'GET' as const,
		path: '/things',
		query: { name },
	}),
	answer: list,
	all: () => ({ request: { method: 'GET' as const, path: '/things' }, answer: list }),
	keyOf: ({ name }: IDataObject) => name,
	wantedKey: ({ name }: { name: string }) => name,
};

const changed = ({ name }: { name: string }, body: object) => ({
	method: 'PUT' as const,
	path: path`/things/${name}`,
	body,
});

/** What can be done to things that can be asked for. */
export const operations: Operation[] = [
	defineOperation({
		...named,
		value: 'create',
		name: 'Create',
		action: 'Create a thing',
		effect: 'create',
		would: ({ name }) => `create the thing ${name}`,
		additionalFields: { colour: text('Colour'), key: { ...text('Key'), secret: true } },
		wouldAnswer: ({ name, colour }, later) => ({ id: later('thingId', name), name, colour }),
		request: ({ name, colour, key }) => ({
			method: 'POST',
			path: '/things',
			body: { name, colour, key },
		}),
		existing: {
			by: 'looking',
			...found,
			update: {
				request: ({ name, colour, key }) => changed({ name }, { colour, key }),
				output: ({ colour }, thing) => ({ ...thing, colour: colour ?? thing.colour }),
				after: ({ colour, key }, thing) => ({
					...thing,
					...(colour !== undefined && { colour }),
					...(key !== undefined && { key }),
				}),
			},
		},
	}),
	defineOperation({
		...named,
		value: 'paint',
		name: 'Paint',
		action: 'Paint a thing',
		effect: 'set',
		fields: { name: text('Name'), colour: text('Colour') },
		would: ({ name, colour }) => `paint ${name} ${colour}`,
		request: ({ name, colour }) => changed({ name }, { colour }),
		target: { ...found, after: ({ colour }, thing) => ({ ...thing, colour }) },
	}),
	defineOperation({
		...named,
		value: 'add',
		name: 'Add',
		action: 'Add a thing',
		effect: 'set',
		request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
		target: { ...found, after: (_input, thing) => thing, made: ({ name }) => ({ name }) },
	}),
	defineOperation({
		...named,
		value: 'delete',
		name: 'Delete',
		action: 'Delete a thing',
		effect: 'set',
		would: ({ name }) => `delete ${name}`,
		request: ({ name }) => ({ method: 'DELETE', path: path`/things/${name}` }),
		output: () => ({ deleted: true }),
		target: found,
	}),
	defineOperation({
		...named,
		value: 'polish',
		name: 'Polish',
		action: 'Polish a thing',
		effect: 'set',
		request: ({ name }) => changed({ name }, {}),
	}),
];

const vendor: Vendor = {
	...shop,
	paging: undefined,
	resources: [{ value: 'thing', name: 'Thing', operations }],
};

/** A shop that keeps things, and what is done to them. */
export class Things {
	private server!: ScriptedServer;

	private constructor(readonly all: IDataObject[]) {}

	/** Opens it with these things in it. */
	static async with(...all: IDataObject[]): Promise<Things> {
		const things = new Things(all);
		things.server = await startScriptedServer(({ method, url, body }, response) => {
			const { pathname, searchParams } = new URL(url, 'http://shop');
			const name = searchParams.get('name') ?? decodeURIComponent(pathname.split('/')[2] ?? '');
			const given = (body ? JSON.parse(body) : {}) as IDataObject;
			const known = all.findIndex((one) => one.name === (name || given.name));
			if (things.isBusy) {
				things.isBusy = false;
				return json(response, 503, { message: 'Later.' });
			}
			if (things.refusesReading && method === 'GET') return json(response, 403, { message: 'No.' });
			if (method === 'GET')
				return json(response, 200, name ? all.filter((_one, at) => at === known) : all);
			if (method === 'DELETE') all.splice(known, 1);
			else if (known < 0) all.push({ id: all.length + 1, ...given });
			else Object.assign(all[known]!, given);
			json(response, 200, all[known < 0 ? all.length - 1 : known] ?? {});
		});
		return things;
	}

	/** Set where the next request is not answered. */
	isBusy = false;

	/** Set where nobody may read what is there. */
	refusesReading = false;

	async close(): Promise<void> {
		await this.server.close();
	}

	/** The requests by their methods, those that change something in capitals. */
	get requests(): string[] {
		return this.server.received.map(({ method, url }) =>
			method === 'GET' ? `read ${url}` : `${method} ${url}`,
		);
	}

	/** Runs an operation for each of these names. */
	async run(
		operation: string,
		names: string[],
		parameters: IDataObject = {},
		more: Partial<NodeRun> = {},
	) {
		return await runShop(this.server, operation, { names, parameters, vendor, ...more });
	}

	/** The plan of an operation for each of these names. */
	async plan(
		operation: string,
		names: string[],
		parameters: IDataObject = {},
	): Promise<IDataObject[]> {
		const { json: out, error } = await this.run(operation, names, { ...parameters, preview: true });
		expect(error).toBeUndefined();
		return out;
	}
}
