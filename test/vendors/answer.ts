import type { Answer } from '../../nodes/engine/declare';

/** An answer of a partner, as it is when its envelope is opened. */
export const answer = (body: unknown, status = 200): Answer => ({ status, headers: {}, body });
