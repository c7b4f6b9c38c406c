import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * The properties, shown only where these values are chosen. Does what n8n's `updateDisplayOptions` does
 * for `show`, without its deep merge of whole properties, which took a fifth of our loading time.
 */
export const shownWhere = (
	show: NonNullable<IDisplayOptions['show']>,
	properties: INodeProperties[],
): INodeProperties[] =>
	properties.map((property) => {
		const { displayOptions } = property;
		return {
			...property,
			displayOptions: { ...displayOptions, show: { ...displayOptions?.show, ...show } },
		};
	});
