import type { Findable, RequestSpec } from '../engine/declare';
import { identified } from './answers';

/** How a thing is found that Centrapay shows by its ID. */
export const shownById = <Input>(
	noun: string,
	idOf: (input: Input) => string,
	read: (id: string) => RequestSpec,
): Findable<Input> => ({
	describe: (input) => `${noun} ${idOf(input)}`,
	request: (input) => read(idOf(input)),
	answer: identified.transform((one) => [one]),
	keyOf: ({ id }) => id,
	wantedKey: idOf,
});
