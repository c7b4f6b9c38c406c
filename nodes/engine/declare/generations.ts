/** How a person chooses a generation of a vendor's API: an entry of the Authentication parameter. */
export interface Authentication {
	/** The value of the parameter. */
	value: string;
	name: string;
	description: string;
}

/** Something that there is for each generation of a vendor's API. */
export interface Generation<Of> {
	/** How it is chosen; needed where there are several. */
	authentication?: Authentication;
	/** The same for the earlier generations, the last one being that of workflows saved before there was a choice. */
	earlier?: Of[];
}

/** All generations, the newest first. */
export const generationsOf = <Of extends Generation<Of>>(newest: Of): Of[] => [
	newest,
	...(newest.earlier ?? []),
];

/** The name of the parameter by which a generation is chosen. */
export const authenticationParameter = 'authentication';

/** The version of a node that has no choice yet, or begins with the earliest generation. */
export const versionBeforeChoice = 1;

/** The version of a node that begins with the newest generation. */
export const versionWithChoice = 2;

/**
 * The generation that a node is set to.
 *
 * @param chosen the value of the parameter; `undefined` where it was never set
 */
export function chosenGeneration<Of extends Generation<Of>>(
	newest: Of,
	chosen: unknown,
	typeVersion: number,
): Of {
	const all = generationsOf(newest);
	const preset = typeVersion === versionBeforeChoice ? all.at(-1)! : newest;
	return all.find(({ authentication }) => authentication?.value === chosen) ?? preset;
}
