import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';

import { generations, type Registered } from '../../nodes/vendors';
import { runCreation, takesPasswords } from '../harness/creation';
import { filledIn } from '../../lab/keys/filledIn';
import { searchList, testCredential } from '../harness/n8n';
import { PublishedTrigger } from '../harness/pollHarness';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { listsOf } from '../harness/lists';
import { formsOf, writings } from '../harness/writings';

/** Every vendor says back every secret that it was sent, in every form, wherever a person may see it. */

let server: ScriptedServer;
let said = '';
let answersReading = false;

beforeAll(async () => {
	server = await startScriptedServer(({ method }, response) => {
		if (method === 'GET' && !answersReading) {
			json(response, 200, { success: true, data: [], result: [], status_code: 200 });
			return;
		}
		const problem = { code: 'invalid', parameter: said, message: said, description: said };
		json(response, 400, {
			message: said,
			error: said,
			status_code: 400,
			status_message: said,
			success: false,
			errors: [{ ...problem, details: said }],
		});
	});
});

afterAll(async () => await server.close());

/** With what JSON, addresses and forms write otherwise, and no beginning that two of them share. */
const secretOf = (name: string) => `${[...name].reverse().join('')}"7 cK\\+/&é2p`;
const password = secretOf('of the item');
const halves = { left: password.slice(0, 5), right: password.slice(5) };

const credentialOf = ({ vendor }: Registered) =>
	filledIn(vendor.credential, server.baseUrl, (name) =>
		vendor.secrets.includes(name) ? secretOf(name) : '4711',
	);

const ofCredential = ({ vendor }: Registered) => vendor.secrets.map(secretOf);
const ofItem = (registered: Registered) => (takesPasswords(registered) ? [password] : []);

const onScreen = (registered: Registered) => ({
	node: new registered.node(),
	credentialType: registered.vendor.credential,
	credential: credentialOf(registered),
});

const wordsOf = (error: Error & { description?: string | null }) =>
	`${error.message} ${error.description ?? ''}`;

/** Whether a node asks a partner, with this credential. */
const polls = ({ description }: INodeType, { name }: ICredentialType) =>
	description.polling && description.credentials?.some((one) => one.name === name);

/** The required fields of a trigger, filled in. */
const parametersOf = (Trigger: Registered['triggers'][number]): IDataObject =>
	Object.fromEntries(
		new Trigger().description.properties
			.filter(({ required }) => required)
			.map(({ name, type }) => [
				name,
				type === 'resourceLocator' ? { __rl: true, mode: 'id', value: '1' } : '1',
			]),
	);

/** Everything through which a person may see what a vendor said, each giving the text that is shown. */
const places: Record<string, (registered: Registered) => Array<() => Promise<string>>> = {
	'the node': (registered) => [
		async () => {
			const { json: out, run } = await runCreation(registered, credentialOf(registered), {
				item: halves,
			});
			expect(out[0]!.error).toMatch(/refused/);
			return JSON.stringify([out, run.data.executionData!.contextData]);
		},
	],
	'a list': (registered) =>
		listsOf(registered.vendor).map(({ source, parameters }) => async () => {
			const run = { ...onScreen(registered), parameters };
			return await searchList(run, source.method).then(() => 'no error', wordsOf);
		}),
	'the Test button': (registered) => [
		async () => (await testCredential(onScreen(registered))).message,
	],
	'the trigger': (registered) => {
		const { triggers, vendor } = registered;
		const polling = triggers.filter((Trigger) => polls(new Trigger(), vendor.credential));
		return polling.map((Trigger) => async () => {
			const { credential } = vendor;
			const parameters = parametersOf(Trigger);
			const values = credentialOf(registered);
			const trigger = new PublishedTrigger(new Trigger(), credential, values, parameters);
			return await trigger.start().then(() => 'no error', wordsOf);
		});
	},
};

function expectNone(text: string, secrets: string[]): void {
	const lower = text.toLowerCase();
	for (const secret of secrets) {
		const found = formsOf(secret).filter((form) => lower.includes(form.toLowerCase()));
		expect({ found, text }).toEqual({ found: [], text });
	}
}

/** Several in one answer, as long as a vendor's words are not cut off. */
function inOneAnswer(secrets: string[]): string[] {
	const most = 900;
	const answers: string[] = [];
	for (const written of secrets.flatMap((secret) =>
		Object.values(writings).map((write) => write(secret)),
	)) {
		const last = answers.at(-1);
		if (last === undefined || last.length + written.length > most) answers.push(written);
		else answers[answers.length - 1] = `${last} | ${written}`;
	}
	return answers;
}

const all = generations.map((one) => [one.vendor.name, one] as const);

describe.each(all)('A secret that %s says back', (_name, registered) => {
	it.each(Object.entries(places))('is not seen in %s', async (place, looks) => {
		const isNode = place === 'the node';
		const secrets = [...ofCredential(registered), ...(isNode ? ofItem(registered) : [])];
		answersReading = !isNode;
		for (const look of looks(registered)) {
			for (const answer of inOneAnswer(secrets)) {
				said = answer;
				const shown = await look();
				expect(shown).not.toMatch(/^(no error|Connected)/);
				expectNone(shown, secrets);
			}
		}
	});

	it('is not seen in Preview, whichever field has it', async () => {
		const secrets = [...ofCredential(registered), ...ofItem(registered)];
		for (const written of secrets.flatMap((secret) =>
			Object.values(writings).map((write) => write(secret)),
		)) {
			const { json: out } = await runCreation(registered, credentialOf(registered), {
				parameters: { preview: true, name: written, firstName: written },
				item: { ...halves, key: written },
			});
			expect(out[0]).toHaveProperty('request');
			expectNone(JSON.stringify(out), secrets);
		}
	});
});
