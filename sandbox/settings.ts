/** What can be changed while the sandbox runs. */
export interface Settings {
	/** Added to every vendor's answer, in milliseconds. */
	latencyMs: number;
	yay: {
		/** Prepaid balance at the start and after a reset, in the document's notation. */
		balance: string;
		/** `false` refuses every call, as Yay.com does from an IP address that is not whitelisted. */
		ipWhitelisted: boolean;
	};
	omnize: {
		/** The document prints `data: [createdObject]`, which can be read either way. */
		departmentData: 'list' | 'object';
		/**
		 * Whether agents and departments come whole, and `page` is not known, or 20 at a time, newest first
		 * (omnize.md#lists-and-paging).
		 */
		lists: 'whole' | 'pages';
	};
	centrapay: {
		/** Documented as 200 a minute and account; 0 switches the limit off. */
		requestsPerMinute: number;
		/** Above 0, lists come as `{ items, nextPageKey }`, as Centrapay announces; 0 gives bare arrays. */
		pageSize: number;
	};
	typsy: {
		/** From accepting a request to having processed it, in milliseconds. */
		processingMs: number;
		/** The document files the failed request status under "Bad request". */
		failedStatusCode: 200 | 400;
	};
}

/** Settings that may be given in part; what is left out stays as it is. */
export type SettingsUpdate = {
	[Key in keyof Settings]?: Settings[Key] extends object ? Partial<Settings[Key]> : Settings[Key];
};

/** The documented behaviour. */
export function defaultSettings(): Settings {
	return {
		latencyMs: 0,
		yay: { balance: '1000000.000', ipWhitelisted: true },
		omnize: { departmentData: 'list', lists: 'whole' },
		centrapay: { requestsPerMinute: 200, pageSize: 0 },
		typsy: { processingMs: 1500, failedStatusCode: 400 },
	};
}

/** Changes settings in place, so that running servers see it. */
export function updateSettings(settings: Settings, update: SettingsUpdate): void {
	settings.latencyMs = update.latencyMs ?? settings.latencyMs;
	Object.assign(settings.yay, update.yay);
	Object.assign(settings.omnize, update.omnize);
	Object.assign(settings.centrapay, update.centrapay);
	Object.assign(settings.typsy, update.typsy);
}
