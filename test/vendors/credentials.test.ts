import { generations, type Registered } from '../../nodes/vendors';
import { runNode, testCredential } from '../harness/n8n';
import { sandbox, useSandbox } from './setup';

useSandbox();

/** Those whose documents have no request of its own that tests a credential. */
const testable = generations.filter(({ vendor }) =>
	vendor.resources.some(({ value }) => value === 'credential'),
);

const credentialOf = ({ vendor }: Registered) => {
	const name = vendor.credential.name as keyof typeof sandbox.credentials;
	return { ...sandbox.credentials[name] };
};

const onScreen = (registered: Registered) => ({
	node: new registered.node(),
	credentialType: registered.vendor.credential,
	credential: credentialOf(registered),
});

/** What the operation says of a credential: that it is accepted, or why it isn't. */
async function operationSays(registered: Registered, changes: object) {
	const screen = onScreen(registered);
	const { json } = await runNode({
		...screen,
		credential: { ...screen.credential, ...changes },
		parameters: {
			resource: 'credential',
			operation: 'test',
			requestSettings: { maxTries: 1 },
		},
		settings: { onError: 'continueRegularOutput' },
	});
	return json;
}

it('belongs to every vendor but the one that documents such a request', () => {
	const others = generations.filter((one) => !testable.includes(one));
	for (const { vendor } of others) {
		expect(vendor.resources.map(({ value }) => value)).toContain('authentication');
	}
	expect(new Set(others.map(({ vendor }) => vendor.name)).size).toBe(1);
});

describe.each(testable.map((one) => [one.vendor.name, one] as const))(
	'Credential: Test of %s',
	(_name, registered) => {
		it('accepts what the Test button accepts', async () => {
			expect((await testCredential(onScreen(registered))).status).toBe('OK');
			expect(await operationSays(registered, {})).toEqual([{ success: true }]);
		});

		it('says of a wrong key what the Test button says, and changes nothing', async () => {
			for (const secret of registered.vendor.secrets) {
				const changes = { [secret]: 'wrong' };
				const { status, message } = await testCredential(onScreen(registered), changes);
				expect(status).toBe('Error');
				expect(await operationSays(registered, changes)).toEqual([
					expect.objectContaining({ error: `${message} [item 1]` }),
				]);
			}
			const methods = sandbox.requests.all({}).map(({ method }) => method);
			expect(new Set(methods)).toEqual(new Set(['GET']));
		});
	},
);
