import { jsonParse } from 'n8n-workflow';

import type { Answer } from '../declare/answer';
import type { Body, Response } from './transport';

/** What is read of an answer before it is taken for a fault, in bytes. */
const largestAnswer = 10_000_000;

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

async function readText(stream: Body, signal: AbortSignal): Promise<string | undefined> {
	const stop = () => stream.destroy();
	signal.addEventListener('abort', stop, { once: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			size += chunk.length;
			if (size > largestAnswer) return undefined;
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
 * @throws where it breaks off, or the signal aborts
 */
export async function parse(
	{ status, headers, stream }: Response,
	signal: AbortSignal,
): Promise<Answer | Unreadable> {
	const text = await readText(stream, signal);
	signal.throwIfAborted();
	if (text === undefined) {
		return { status, headers, unreadable: 'the answer was larger than 10 MB' };
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
