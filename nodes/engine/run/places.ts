/** Places of items in words, counted from 1: `1 to 4, 8 and 10 to 12`. */
export function placesInWords(places: number[]): string {
	const spans: Array<[number, number]> = [];
	for (const place of places) {
		const last = spans.at(-1);
		if (last && last[1] === place - 1) last[1] = place;
		else spans.push([place, place]);
	}
	const mostSpans = 10;
	const words = spans
		.slice(0, mostSpans)
		.map(([first, last]) => (first === last ? `${first + 1}` : `${first + 1} to ${last + 1}`));
	if (spans.length > mostSpans) words.push('others');
	const end = words.pop() ?? '';
	return words.length === 0 ? end : `${words.join(', ')} and ${end}`;
}
