const marker = (name: string, end: 'start' | 'end') => `<!-- ${name}:${end} -->`;

/** Replaces what stands between a document's markers of that name. */
export function replaceSection(document: string, name: string, content: string): string {
	const start = document.indexOf(marker(name, 'start'));
	const end = document.indexOf(marker(name, 'end'));
	if (start < 0 || end < start) throw new Error(`The document has no section "${name}"`);
	const before = document.slice(0, start) + marker(name, 'start');
	return `${before}\n\n${content}\n\n${document.slice(end)}`;
}
