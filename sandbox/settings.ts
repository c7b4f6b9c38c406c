import { z } from 'zod';
import { exactly } from './input';
import { vendors, type Vendor } from './names';
import { sandboxes } from './vendors';

type OwnSettings = { [Name in Vendor]: (typeof sandboxes)[Name]['settings'] };

/** What can be changed while the sandbox runs: of every vendor its own, and what all have. */
export type Settings = OwnSettings & {
	/** Added to every vendor's answer, in milliseconds. */
	latencyMs: number;
	/** How long no list shows what was created, in milliseconds. */
	listLagMs: number;
};

/** Settings that may be given in part; what is left out stays as it is. */
export type SettingsUpdate = { latencyMs?: number; listLagMs?: number } & {
	[Name in Vendor]?: Partial<OwnSettings[Name]>;
};

/** Checks a change of settings that comes from another process. */
export const settingsUpdate = exactly({
	latencyMs: z.number().nonnegative().optional(),
	listLagMs: z.number().nonnegative().optional(),
	...Object.fromEntries(
		vendors.map((name) => [name, sandboxes[name].settingsUpdate.optional()] as const),
	),
}) as unknown as z.ZodType<SettingsUpdate>;

/** The documented behaviour. */
export function defaultSettings(): Settings {
	const own = vendors.map((name) => [name, { ...sandboxes[name].settings }] as const);
	return { latencyMs: 0, listLagMs: 0, ...(Object.fromEntries(own) as OwnSettings) };
}

/** Changes settings in place, so that running servers see it. */
export function updateSettings(settings: Settings, update: SettingsUpdate): void {
	settings.latencyMs = update.latencyMs ?? settings.latencyMs;
	settings.listLagMs = update.listLagMs ?? settings.listLagMs;
	for (const name of vendors) Object.assign(settings[name], update[name]);
}
