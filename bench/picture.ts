import type { Result } from './report';

const width = 640;
const height = 320;
const margin = { left: 60, right: 20, top: 40, bottom: 40 };

/** Draws how the wall time falls with the items at once, beside the HTTP Request node's. */
export function scalingPicture({ one, lines }: Result): string {
	const base = lines[0]!;
	const ours = lines
		.filter(({ contender: { name, atOnce } }) => name.startsWith('ours') && atOnce !== undefined)
		.sort((one, other) => one.contender.atOnce! - other.contender.atOnce!);
	const mostAtOnce = Math.max(...ours.map(({ contender }) => contender.atOnce!));
	const longest = Math.max(base.wall, ...ours.map(({ wall }) => wall)) * 1.1;
	const x = (atOnce: number) =>
		margin.left + (atOnce / mostAtOnce) * (width - margin.left - margin.right);
	const y = (wall: number) =>
		height - margin.bottom - (wall / longest) * (height - margin.top - margin.bottom);
	const points = ours.map(({ contender, wall }) => [x(contender.atOnce!), y(wall)] as const);
	const label = (textX: number, textY: number, text: string, anchor = 'middle') =>
		`<text x="${textX.toFixed(1)}" y="${textY.toFixed(1)}" text-anchor="${anchor}">${text}</text>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
${label(width / 2, 20, `${one.work}, ${one.items} items, ${one.latency} ms: wall time by items at once`)}
<path d="M${margin.left} ${margin.top}V${height - margin.bottom}H${width - margin.right}" fill="none" stroke="#888"/>
<path d="M${margin.left} ${y(base.wall).toFixed(1)}H${width - margin.right}" stroke="#b45309" stroke-dasharray="6 4"/>
${label(width - margin.right, y(base.wall) - 6, `HTTP Request node: ${(base.wall / 1000).toFixed(1)} s`, 'end')}
<polyline points="${points.map((point) => point.map((value) => value.toFixed(1)).join(',')).join(' ')}" fill="none" stroke="#0f766e" stroke-width="2"/>
${ours.map(({ wall, contender }, index) => `<circle cx="${points[index]![0].toFixed(1)}" cy="${points[index]![1].toFixed(1)}" r="4" fill="#0f766e"/>${label(points[index]![0], points[index]![1] - 10, `${(wall / 1000).toFixed(1)} s`)}${label(points[index]![0], height - margin.bottom + 16, String(contender.atOnce))}`).join('\n')}
</svg>
`;
}
