/**
 * What sending a request does to the vendor's state. Every decision about repeating a request is
 * derived from it:
 *
 * - `read` changes nothing
 * - `set` leaves the same state when it is sent twice
 * - `create` would make a second thing when it is sent twice, or be refused
 * - `transfer` moves money and can't be undone
 */
export type Effect = 'read' | 'set' | 'create' | 'transfer';
