/** Names in a sentence: `Name, Email and Phone`. */
export function inWords(names: string[], lastWord: 'and' | 'or' = 'and'): string {
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${lastWord} ${last}`;
}
