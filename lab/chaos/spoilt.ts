import type { IncomingHttpHeaders } from 'node:http';

import type { Mishap } from './mishaps';

/** What the gateway asks for in `Retry-After`, in seconds. */
const retryAfterSeconds = 1;

/** What a client gets. */
export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

const page = (title: string) =>
	`<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

const answerOf = (status: number, type: string, text: string, more: IncomingHttpHeaders = {}) => ({
	status,
	headers: { ...(text !== '' && { 'content-type': type }), ...more },
	body: Buffer.from(text),
});
const html = (status: number, title: string, more?: IncomingHttpHeaders) =>
	answerOf(status, 'text/html', page(title), more);
const retryAfter = { 'retry-after': String(retryAfterSeconds) };
const tooMany = (more?: IncomingHttpHeaders) =>
	answerOf(429, 'application/json', '{"message":"Too Many Requests"}', more);

/** What the client sees in place of the partner's answer. */
export const spoilt: Record<Exclude<Mishap, `reset${string}`>, Answer> = {
	status502After: html(502, '502 Bad Gateway'),
	status503RetryAfter: html(503, '503 Service Temporarily Unavailable', retryAfter),
	pageAfter: html(200, 'We will be right back'),
	emptyAfter: answerOf(200, '', ''),
	status429: tooMany(),
	status429Retry: tooMany(retryAfter),
};

/** Whether a mishap keeps a request from the partner. */
export const happensBefore = (
	mishap: Mishap | undefined,
): mishap is 'status429' | 'status429Retry' =>
	mishap === 'status429' || mishap === 'status429Retry';
