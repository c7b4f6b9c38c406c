import {
	anyText,
	checks,
	choices,
	choicesFrom,
	optional,
	rows,
	text,
	type ValuesOf,
} from '../../engine/declare';
import { accountCategories } from '../pickers';

const webAddress = () =>
	checks
		.requiredWord()
		.refine(
			(value) => /^https?:\/\/[^\s/]+/i.test(value),
			'must be a web address such as https://example.com/photo.jpg',
		);

const color = () =>
	checks
		.requiredWord()
		.transform((value) => value.replace(/^#/, ''))
		.refine((value) => /^[\da-f]{6}$/i.test(value), 'must have six hex digits, such as 112341');

const mostColors = 4;

const asset = {
	url: text('URL', { example: 'https://example.com/photo.jpg', check: webAddress }),
	caption: optional(
		anyText('Caption', {
			example: 'summer day football',
			description: 'What is seen in it; without one, Wochit lets AI describe it',
		}),
	),
	thumbnailUrl: optional(
		text('Thumbnail URL', {
			example: 'https://example.com/photo-small.jpg',
			description: 'The address of a still picture of it, needed for a video',
			check: webAddress,
		}),
	),
};

type Asset = ValuesOf<typeof asset>;

/** What AI may be told beside the prompt (wochit.md#create-with-ai). */
export const brief = {
	aspectRatios: choices(
		'Aspect Ratios',
		{ ASPECT_16_9: '16:9', ASPECT_1_1: '1:1', ASPECT_9_16: '9:16' },
		{ description: "Any of which it may have; without one, it has its template's" },
	),
	categoryIds: choicesFrom('Category Names or IDs', accountCategories, {
		description: 'Template categories of which a template is drawn, where none is named',
	}),
	colors: text('Colors', {
		example: '112341, FFFFFF',
		description:
			"Comma-separated colors in six hex digits each, the main one first and four at most; without any, it has its template's",
		check: () =>
			checks
				.list(color())
				.refine((all) => all.length <= mostColors, `can have ${mostColors} entries at most`),
	}),
	fonts: text('Fonts', {
		example: 'OpenSans-Regular',
		description: "Comma-separated names of fonts; Wochit's support tells which there are",
		check: () => checks.list(checks.requiredWord()),
	}),
	instructions: text('Instructions', {
		description: 'How the text is to be written; instructions about the look are not heeded',
	}),
	mediaGalleryAssets: rows('Media', 'Asset', asset, {
		description: 'Pictures and videos that are to be used in it',
		example: '[{ "url": "https://example.com/photo.jpg", "caption": "summer day football" }]',
		strict: true,
	}),
	templateId: text('Template ID', {
		example: '62543d82f22d3777bc28986c',
		description: 'Without one, a template that fits is drawn',
		check: checks.requiredWord,
	}),
};

/** Whether a video is among the media without the still picture that Wochit needs of one. */
export const lacksThumbnail = (assets: Asset[]): boolean =>
	assets.some(
		({ url, thumbnailUrl }) => /\.(mp4|mov)($|[?#])/i.test(url) && thumbnailUrl === undefined,
	);
