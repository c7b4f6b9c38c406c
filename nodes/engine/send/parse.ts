import { jsonParse } from 'n8n-workflow';

import type { Answer } from '../declare/answer';
import type { Body, Response } from './transport';

/**
 * What is read of an answer before it is taken for a fault, in bytes. A list that comes whole grows with its
 * records: 16,000 customers of Yay.com are more than 10 MB. Parsed, it takes a few times its length of n8n's
 * memory, and several may be on their way at once: hence no more than ten times that.
 */
const largest = { list: 100_000_000, other: 10_000_000 };

/** The longest plain text that is taken for a vendor's words, in characters. */
const mostWords = 500;

/** Stands for a body that is not JSON. */
const notJson = Symbol('not JSON');

/** An answer that says nothing that can be trusted, and why. */
export interface Unreadable {
	status: number;
	headers: Record<string, string>;
	unreadable: string;
	/** Set for a web page: somebody between may have answered in the vendor's place. */
	isPage?: boolean;
}

/** `undefined` where there are more bytes than `most`. */
async function readText(
	stream: Body,
	most: number,
	signal: AbortSignal,
): Promise<string | undefined> {
	const stop = () => stream.destroy();
	signal.addEventListener('abort', stop, { once: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			size += chunk.length;
			if (size > most) return undefined;
			chunks.push(chunk);
		}
	} finally {
		signal.removeEventListener('abort', stop);
		stream.destroy();
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Whether a refusal is a sentence instead of data; it is the vendor's own words all the same. */
function areWords(status: number, headers: Record<string, string>, text: string): boolean {
	const isText = String(headers['content-type']).startsWith('text/plain');
	return status >= 400 && isText && text.length <= mostWords;
}

const isWebPage = (headers: Record<string, string>, text: string): boolean =>
	/^\s*</.test(text) || String(headers['content-type']).includes('html');

/**
 * Reads an answer to its end.
 *
 * @param what whether a list is expected, which may be long
 * @throws where it breaks off, or the signal aborts
 */
export async function parse(
	{ status, headers, stream }: Response,
	what: keyof typeof largest,
	signal: AbortSignal,
): Promise<Answer | Unreadable> {
	const text = await readText(stream, largest[what], signal);
	signal.throwIfAborted();
	if (text === undefined) {
		const unreadable = `the answer was larger than ${largest[what] / 1_000_000} MB`;
		return { status, headers, unreadable };
	}
	const body: unknown =
		text.trim() === '' ? undefined : jsonParse(text, { fallbackValue: notJson });
	if (body !== notJson) return { status, headers, body };
	if (isWebPage(headers, text)) {
		const unreadable = 'the answer was a web page instead of data';
		return { status, headers, unreadable, isPage: true };
	}
	return areWords(status, headers, text)
		? { status, headers, body: text.trim() }
		: { status, headers, unreadable: 'the answer was not complete' };
}
