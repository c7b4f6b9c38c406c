import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Answer, Environment } from './environment';
import { exactly, text } from './input';
import { isSecret } from './secrets';
import { createVendorServer, endpoint, type IncomingRequest, Refusal } from './server';
import { documentedError, documentedProblem, unauthorized } from './wochitErrors';

/** What a user has made in the editor, or had made by AI. */
export interface WochitMedium {
	wochitVideoId: string;
	kind: Kind;
	/** The user whose it is. */
	owner: string;
	title: string;
	videoContext?: string;
}

/** What Wochit sends to the address that was set up for it (wochit.md#events). */
export interface WochitEvent {
	type: string;
	wochitVideoId: string;
	videoContext?: string;
	thumbnailUrl?: string;
	videoUrl?: string;
	title?: string;
	videoDuration?: number;
}

type Kind = 'video' | 'draft';
const collections = { videos: 'video', drafts: 'draft' } as const;

interface Order {
	kind: Kind;
	owner: string;
	videoContext?: string;
	dueAt: number;
}

/** What the host needs to know of the rest of Wochit. */
export interface Keys {
	channelId: string;
	apiKey: string;
	/** The user of a token that is still valid. */
	userOf(token: string): string | undefined;
}

const aDay = 24 * 60 * 60 * 1000;
const seededOwner = JSON.stringify(['demo-customer', 'demo-user']);
const categoriesPath = '/v1/accounts/templates/categories';

const templateCategories = {
	registered: [
		{ id: '62543d82f22d3777bc28986c', name: 'Education' },
		{ id: '62543d82f22d3777bc28986d', name: 'Food' },
	],
	owned: [{ id: '647f33677387131d481f2d30', name: 'My Category' }],
};
const categoryIds = Object.values(templateCategories)
	.flat()
	.map(({ id }) => id);

const aiOrder = exactly({
	prompt: text,
	instructions: z.string().optional(),
	templateId: z.string().optional(),
	categoryIds: z.array(z.string().refine((id) => categoryIds.includes(id))).optional(),
	aspectRatios: z.array(z.enum(['ASPECT_16_9', 'ASPECT_1_1', 'ASPECT_9_16'])).optional(),
	videoContext: z.string().optional(),
	mediaGalleryAssets: z
		.array(
			exactly({
				url: z.string().url(),
				caption: z.string().optional(),
				thumbnailUrl: z.string().url().optional(),
			}),
		)
		.optional(),
	colors: z
		.array(z.string().regex(/^[0-9a-f]{6}$/i))
		.max(4)
		.optional(),
	fonts: z.array(z.string()).optional(),
});

const bearer = (authorization: string | undefined) =>
	/^Bearer (.+)$/.exec(authorization ?? '')?.[1];

/** Wochit's third host: what users have made, and the account's template categories (wochit.md#videos-and-drafts). */
export class WochitMedia {
	readonly app: FastifyInstance;
	private readonly media = new Map<string, WochitMedium>();
	private orders: Order[] = [];
	private events: WochitEvent[] = [];
	private copies = 0;
	private made = 0;

	constructor(
		private readonly environment: Environment<{ aiSeconds: number }>,
		private readonly keys: Keys,
	) {
		this.app = createVendorServer(environment, {
			server: 'wochitApi',
			vendor: 'wochit',
			explain: (problem) => documentedProblem(environment, problem),
			authenticate: (request) => this.authenticate(request),
			contentType: 'always',
		});
		const nothing = z.undefined();
		endpoint(this.app, { method: 'POST', path: categoriesPath, body: nothing }, () => ({
			status: 200,
			body: templateCategories,
		}));
		for (const [collection, kind] of Object.entries(collections)) {
			const one = `/v1/users/${collection}/:id`;
			endpoint(
				this.app,
				{ method: 'POST', path: `${one}/clone`, body: nothing },
				({ params, headers }) =>
					this.ofUser(headers.authorization, kind, params.id, (medium) => this.copy(medium)),
			);
			endpoint(this.app, { method: 'DELETE', path: one, body: nothing }, ({ params, headers }) =>
				this.ofUser(headers.authorization, kind, params.id, (medium) => this.delete(medium)),
			);
			endpoint(
				this.app,
				{ method: 'POST', path: `/v1/ai/${collection}`, body: aiOrder },
				({ body, headers }) => {
					this.orders.push({
						kind,
						owner: this.userOf(headers.authorization),
						videoContext: body.videoContext,
						dueAt: environment.now() + environment.settings.aiSeconds * 1000,
					});
					return { status: 204 };
				},
			);
		}
		this.reset();
	}

	/** What there is by now, and what Wochit has sent of it. */
	state() {
		this.carryOutOrders();
		return { media: [...this.media.values()], events: [...this.events] };
	}

	counts() {
		this.carryOutOrders();
		return { copies: this.copies, madeByAi: this.made, waitingForAi: this.orders.length };
	}

	reset(): void {
		this.media.clear();
		this.orders = [];
		this.events = [];
		this.copies = 0;
		this.made = 0;
		const seeded = { owner: seededOwner, title: 'My Video', videoContext: 'demo' };
		this.add({ wochitVideoId: '6094092472a9105747957aa3', kind: 'video', ...seeded });
		this.add({ wochitVideoId: '63ce6eaa7304484941234524', kind: 'draft', ...seeded });
	}

	private add(medium: WochitMedium): WochitMedium {
		this.media.set(medium.wochitVideoId, medium);
		return medium;
	}

	private newId(): string {
		return this.environment.identifiers.uuid().replaceAll('-', '').slice(0, 24);
	}

	/** Addresses are others each time, and end after a day (wochit.md#over-time). */
	private address(id: string, extension: string): string {
		const { now, identifiers } = this.environment;
		return `https://media.example/${id}.${extension}?until=${now() + aDay}&key=${identifiers.base62(8)}`;
	}

	private userOf(authorization: string | undefined): string {
		return this.keys.userOf(bearer(authorization) ?? '') ?? '';
	}

	/** Only who made it may do anything with it. */
	private ofUser(
		authorization: string | undefined,
		kind: Kind,
		id: string | undefined,
		work: (medium: WochitMedium) => Answer,
	): Answer {
		this.carryOutOrders();
		const medium = this.media.get(id ?? '');
		const isTheirs = medium?.kind === kind && medium.owner === this.userOf(authorization);
		return isTheirs ? work(medium) : documentedError(this.environment, 400);
	}

	private copy(medium: WochitMedium): Answer {
		const copy = this.add({ ...medium, wochitVideoId: this.newId() });
		this.copies += 1;
		const { wochitVideoId, title } = copy;
		return {
			status: 200,
			body: { wochitVideoId, title, thumbnail: this.address(wochitVideoId, 'jpg') },
		};
	}

	private delete({ wochitVideoId, kind, videoContext }: WochitMedium): Answer {
		this.media.delete(wochitVideoId);
		this.events.push(
			kind === 'video'
				? { type: 'video.delete', videoContext, wochitVideoId }
				: { type: 'draft.delete', wochitVideoId },
		);
		return { status: 204 };
	}

	private carryOutOrders(): void {
		const now = this.environment.now();
		const due = this.orders.filter(({ dueAt }) => dueAt <= now);
		this.orders = this.orders.filter(({ dueAt }) => dueAt > now);
		for (const { kind, owner, videoContext } of due) {
			const medium = { wochitVideoId: this.newId(), kind, owner, videoContext, title: 'By AI' };
			this.add(medium);
			this.made += 1;
			this.tellOf(medium);
		}
	}

	private tellOf({ wochitVideoId, kind, videoContext, title }: WochitMedium): void {
		const thumbnailUrl = this.address(wochitVideoId, 'jpg');
		if (kind === 'video') {
			const videoUrl = this.address(wochitVideoId, 'mp4');
			const seen = { thumbnailUrl, videoUrl, title, videoDuration: 35.9 };
			this.events.push({ type: 'video.ready', videoContext, wochitVideoId, ...seen });
		} else if (videoContext !== undefined) {
			this.events.push({ type: 'draft.new', videoContext, wochitVideoId, thumbnailUrl, title });
		}
	}

	private authenticate({ path, headers }: IncomingRequest): void {
		const { channelId, apiKey } = this.keys;
		const { authorization } = headers;
		const mayEnter =
			path === categoriesPath
				? isSecret(headers['secret-key'], apiKey) && authorization === undefined
				: this.userOf(authorization) !== '' && headers['secret-key'] === undefined;
		if (!mayEnter || headers['client-id'] !== channelId) {
			throw new Refusal(unauthorized(this.environment));
		}
	}
}
