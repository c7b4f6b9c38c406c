/** Whether a creation made its thing; `null` where nobody can know. */
export type Created = boolean | null;
