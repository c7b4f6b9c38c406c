import type { Log } from '../queue/service';

/** What was tried, and whether it went as it should. */
export class Checklist {
	private failed = 0;

	constructor(private readonly log: Log) {}

	/** Notes one thing, and says it. */
	note(what: string, isSo: boolean): void {
		if (!isSo) this.failed++;
		this.log(`  ${isSo ? '✓' : '✗'} ${what}`);
	}

	/** Notes that something works: that it throws no error. */
	async works<Result>(what: string, attempt: () => Promise<Result>): Promise<Result> {
		let isSo = false;
		try {
			const result = await attempt();
			isSo = true;
			return result;
		} finally {
			this.note(what, isSo);
		}
	}

	/** Notes that something is refused: that it throws an error that says so. */
	async refused(what: string, how: RegExp, attempt: () => unknown): Promise<void> {
		try {
			await attempt();
			this.note(what, false);
		} catch (error) {
			this.note(what, how.test(String(error)));
		}
	}

	/** Whether all went as it should. */
	get isWell(): boolean {
		return this.failed === 0;
	}
}
