import fc from 'fast-check';

import { allSettings } from '../../../lab/faults/settings';
import { works } from '../../../lab/faults/works';
import { nothingWrong, run, useFaultySandbox } from './run';

useFaultySandbox();

it('holds for whatever seed, work and settings', async () => {
	const anything = [fc.constantFrom(...works), fc.constantFrom(...allSettings), fc.nat()] as const;
	await fc.assert(
		fc.asyncProperty(...anything, async (work, settings, seed) => {
			expect(await run(work, settings, seed)).toMatchObject(nothingWrong);
		}),
		{ numRuns: 25, seed: 3, endOnFailure: true },
	);
}, 120_000);
