import { z } from 'zod';
import { exactly } from './input';

/** What of Omnize's behaviour the documents leave open, so that it may be either. */
export interface OmnizeSettings {
	/** The document of before prints `data: [createdObject]`, which can be read either way. */
	departmentData: 'list' | 'object';
	/**
	 * Whether agents and departments at the host of before come whole, whatever is asked for, or 20 at a time, newest
	 * first (omnize.md#lists-and-paging).
	 */
	lists: 'whole' | 'pages';
	/** Whether all other lists heed `page` and `limit`, or give everything whatever they say. */
	pages: 'known' | 'ignored';
	/** Whether lists go on showing agents who were deleted. */
	deletedAgents: 'listed' | 'hidden';
	/** Whether the members in an update of today take the place of those that a department has, or come to them. */
	departmentMembers: 'replaced' | 'added';
}

/** The documented behaviour, and where there is none, what does most harm. */
export const omnizeSettings: OmnizeSettings = {
	departmentData: 'list',
	lists: 'whole',
	pages: 'known',
	deletedAgents: 'listed',
	departmentMembers: 'replaced',
};

/** Checks a change of them. */
export const omnizeSettingsUpdate = exactly({
	departmentData: z.enum(['list', 'object']).optional(),
	lists: z.enum(['whole', 'pages']).optional(),
	pages: z.enum(['known', 'ignored']).optional(),
	deletedAgents: z.enum(['listed', 'hidden']).optional(),
	departmentMembers: z.enum(['replaced', 'added']).optional(),
});
