/**
 * What an item would do to its thing: `none` where all is as it should be, `send` where nothing can be known before the
 * partner gets it.
 */
export type Action = 'create' | 'update' | 'delete' | 'none' | 'refused' | 'send';
