import { generations } from '../../nodes/vendors';
import { runCreation } from '../harness/creation';
import { filledIn } from '../../lab/keys/filledIn';
import { nodeName, type NodeResult } from '../harness/n8n';

const all = generations.map((one) => [one.vendor.name, one] as const);

/** Of the request itself, or of the one for an access token before it. */
const refused = /could not be reached: (it gave no access token: )?the connection was refused/;

const hintsOf = ({ run }: NodeResult) =>
	(run.data.resultData.runData[nodeName]?.at(-1)?.hints ?? []).map(({ message }) => message);

describe.each(all)('An address of %s that begins with http://', (_name, registered) => {
	const { vendor } = registered;
	const credentialFor = (address: string) =>
		filledIn(vendor.credential, address, (name) => `4711${name}`);

	it("gets no key through any node, unless the partner's documents print it", async () => {
		const plain = 'http://partner.example';
		const { authenticate } = vendor.credential;
		if (typeof authenticate !== 'function') throw new Error('It does not authenticate');
		const sent = authenticate(credentialFor(plain), { url: `${plain}/thing` });
		if (vendor.mayBePlain) await expect(sent).resolves.toBeDefined();
		else await expect(sent).rejects.toThrow(/begins with http:\/\/.*make it https:\/\//);
	});

	it('has the node say so, and whether anything was sent', async () => {
		const result = await runCreation(registered, credentialFor('http://0.0.0.0:1'));
		const [{ error, details }] = result.json as [{ error: string; details: { kind: string } }];
		expect(details.kind).toBe('notDone');
		if (vendor.mayBePlain) {
			expect(error).toMatch(refused);
			expect(hintsOf(result)).toEqual([
				expect.stringMatching(/begins with http:\/\/: anybody on the way can read the key/),
			]);
		} else {
			expect(error).toMatch(/begins with http:\/\/.*make it https:\/\/.*Nothing was sent/);
			expect(hintsOf(result)).toEqual([]);
		}
	});

	it('is nothing to speak of where it is this machine', async () => {
		const result = await runCreation(registered, credentialFor('http://127.0.0.1:1'));
		expect(result.json[0]!.error).toMatch(refused);
		expect(hintsOf(result)).toEqual([]);
	});
});
