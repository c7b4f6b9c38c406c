/** Does work when all that was begun before for the same key has ended, however it ended. */
export async function oneAfterTheOther<Result>(
	claims: Map<string, Promise<unknown>>,
	key: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const turn = (claims.get(key) ?? Promise.resolve()).then(work, work);
	claims.set(key, turn);
	return await turn;
}
