/** Names in a sentence: `Name, Email and Phone`. */
export function inWords(names: string[], lastWord: 'and' | 'or' = 'and'): string {
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${lastWord} ${last}`;
}

/** A text with a capital at its beginning. */
export const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const irregular: Record<string, string> = { Set: 'set', Top: 'topped up' };

/** What has been done where an action was: `updated` for `Update an agent`. */
export function pastOf(action: string): string {
	const [verb = ''] = action.split(' ');
	return irregular[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`).toLowerCase();
}

/** A number of things in words: `1 item`, `2 items`. */
export const count = (number: number, noun: string): string =>
	`${number} ${noun}${number === 1 ? '' : 's'}`;
