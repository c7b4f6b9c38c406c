import { layers, type Breakdown, type Layer } from './layers';

const width = 640;
const margin = 20;
const bar = { top: 40, height: 40 };
const line = 22;

const colors: Record<Layer, string> = {
	ours: '#0f766e',
	zod: '#5eead4',
	helper: '#b45309',
	reading: '#f59e0b',
	http: '#fcd34d',
	node: '#1d4ed8',
	garbage: '#94a3b8',
	native: '#cbd5e1',
	rest: '#f97316',
};

const text = (x: number, y: number, words: string, anchor = 'start') =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;

/** Draws how the layers share the CPU time, as one bar with what it means below. */
export function layersPicture({ layers: took }: Breakdown, title: string): string {
	const names = Object.keys(layers) as Layer[];
	const all = names.reduce((sum, layer) => sum + took[layer], 0);
	const scale = (width - 2 * margin) / all;
	const height = bar.top + bar.height + 20 + names.length * line;
	let x = margin;
	const drawn = names.map((layer, index) => {
		const wide = took[layer] * scale;
		const y = bar.top + bar.height + 20 + index * line;
		const parts = [
			`<rect x="${x.toFixed(1)}" y="${bar.top}" width="${wide.toFixed(1)}" height="${bar.height}" fill="${colors[layer]}"/>`,
			`<rect x="${margin}" y="${y}" width="12" height="12" fill="${colors[layer]}"/>`,
			text(margin + 20, y + 11, layers[layer]),
			text(360, y + 11, `${((100 * took[layer]) / all).toFixed(1)}%`, 'end'),
		];
		x += wide;
		return parts.join('');
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
${text(width / 2, 20, title, 'middle')}
${drawn.join('\n')}
</svg>
`;
}
