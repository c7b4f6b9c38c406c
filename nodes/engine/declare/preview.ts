/**
 * Makes what stands in a preview for a value that only the vendor can tell, once it is asked.
 *
 * @param name what the value is, as the steps call it that ask for it, for example `accountId`
 * @param of whose value it is, in words
 */
export type Later = (name: string, of: string) => string;
