const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The hash of a text, or of one that starts with what is hashed already (FNV-1a). */
function hashOf(text: string, start = 0x811c9dc5): number {
	let hash = start;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash;
}

/** A number in [0, 1) that depends on the hash alone (finished as in MurmurHash3). */
function unitOf(start: number): number {
	let hash = Math.imul(start ^ (start >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number in [0, 1) that depends on the label alone. */
export const hashToUnit = (label: string): number => unitOf(hashOf(label));

/** Identifiers that look like the vendors' and are the same in every run with the same seed. */
export class Identifiers {
	private drawn = 0;
	/** Every letter starts with it, and there are thousands in each reset. */
	private readonly hashOfSeed: number;

	constructor(seed: string) {
		this.hashOfSeed = hashOf(`${seed}:`);
	}

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
		let text = '';
		while (text.length < length) {
			this.drawn += 1;
			const unit = unitOf(hashOf(String(this.drawn), this.hashOfSeed));
			text += alphabet[Math.floor(unit * alphabet.length)];
		}
		return text;
	}
}
