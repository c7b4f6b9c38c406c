const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A number in [0, 1) that depends on the label alone (FNV-1a, finished as in MurmurHash3). */
export function hashToUnit(label: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < label.length; index += 1) {
		hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Identifiers that look like the vendors' and are the same in every run with the same seed. */
export class Identifiers {
	private drawn = 0;

	constructor(private readonly seed: string) {}

	/** As most tokens are written. */
	base62(length: number): string {
		return this.text(BASE62, length);
	}

	/** RFC 9562, version 4. */
	uuid(): string {
		const hex = (length: number) => this.text('0123456789abcdef', length);
		return `${hex(8)}-${hex(4)}-4${hex(3)}-${this.text('89ab', 1)}${hex(3)}-${hex(12)}`;
	}

	private text(alphabet: string, length: number): string {
		return Array.from({ length }, () => {
			this.drawn += 1;
			return alphabet[Math.floor(hashToUnit(`${this.seed}:${this.drawn}`) * alphabet.length)];
		}).join('');
	}
}
