import { systemClock } from '../../nodes/engine/send/clock';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';

/** How many the partner serves at once; it refuses the rest. */
const serves = 15;

let server: ScriptedServer;
let refused: number;
let most: number;

beforeEach(async () => {
	let underWay = 0;
	refused = 0;
	most = 0;
	server = await startScriptedServer((_received, response) => {
		most = Math.max(most, underWay + 1);
		if (underWay >= serves) {
			refused++;
			return json(response, 429, { message: 'Too many at once' });
		}
		underWay++;
		setTimeout(() => {
			underWay--;
			json(response, 200, { id: 1 });
		}, 20);
	});
});

afterEach(async () => await server.close());

describe('A partner that serves 15 at once and refuses the rest', () => {
	it.each([0, 20, 30, 100])(
		'carries out all of 400 creations, set to %p at once',
		async (itemsAtOnce) => {
			const { items, error } = await runShop(server, 'create', {
				names: Array.from({ length: 400 }, (_, index) => `Name ${index}`),
				parameters: { requestSettings: { itemsAtOnce } },
				settings: { onError: 'continueRegularOutput' },
				clock: systemClock,
			});
			expect(error).toBeUndefined();
			expect(items.filter(({ json: { error: problem } }) => problem !== undefined)).toEqual([]);
			expect(refused).toBeLessThan(400 * 0.25);
			expect(most).toBeGreaterThanOrEqual(serves - 5);
		},
	);
});
