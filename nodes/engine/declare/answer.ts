/** What came back over HTTP, its body parsed; `body` is `undefined` where it was empty. */
export interface Answer {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: unknown;
}

/** Why a vendor said no, in the vendor's own words. */
export interface Refusal {
	/** The vendor's own sentence. */
	message: string;
	/** The vendor's code, for example `user_already_exists`. */
	code?: string;
	/** The field that the vendor complains about, in the vendor's spelling. */
	field?: string;
	/** Each complaint by itself, where the vendor says which field it is about. */
	complaints?: Array<{ field: string; words: string }>;
	/** The identifier that the vendor's support asks for. */
	requestId?: string;
	/** A whole sentence of ours that is shown in place of the vendor's, where it says more. */
	explanation?: string;
	/** What to do about it, where the vendor's words don't say. */
	hint?: string;
}

/** An answer without its envelope: either the data or the refusal in it. */
export type Unwrapped =
	| { data: unknown }
	| {
			refusal: Refusal;
			/** The status in the envelope, where the one over HTTP says nothing. */
			status?: number;
			/** Set where it isn't in the vendor's own envelope: somebody between may have said it. */
			outside?: boolean;
	  }
	/** Not in the vendor's envelope, and why: proves nothing. */
	| { broken: string };
