import { z } from 'zod';
import { email, exactly } from './input';
import { categoryCode, merchantType, place } from './centrapayMerchants';
import { caller, error, forbidden, type Shared } from './centrapayShared';
import { endpoint } from './server';

const sized = (least: number, most: number) => z.string().min(least).max(most);
const bankAccount = z.string().regex(/^\d\d-\d{4}-\d{7}-\d{2,3}$/, 'must be a bank account');

/** The program, vendors and resellers of the document's examples, in the lower case in which they come back. */
const assetPrograms = ['YGRo6TYYSxH3js7'];
const vendors = ['example vendor', 'shopify', 'nomad'];
const resellers = ['example reseller'];

const channel = exactly({
	vendor: sized(3, 100),
	reseller: sized(3, 100).optional(),
	deviceId: sized(1, 35).optional(),
	serialNumber: sized(1, 35).optional(),
	deviceModel: sized(3, 100).optional(),
}).refine(
	({ vendor, deviceId }) => deviceId !== undefined || vendor.toLowerCase() === 'nomad',
	'must have a deviceId',
);

const merchant = exactly({
	name: sized(2, 100),
	categoryCode,
	type: merchantType,
	contactName: sized(3, 100).optional(),
	contactEmail: email.optional(),
	contactPhone: sized(1, 20).optional(),
	location: place.optional(),
	redirectUrls: z.array(z.string().url()).min(1).optional(),
	searchHidden: z.boolean().optional(),
}).superRefine(({ type, location }, context) => {
	const missing = (path: string) =>
		context.addIssue({ code: 'custom', path: [path], message: 'is required' });
	if (type === 'physical' && location === undefined) missing('location');
});

/** A request to onboard a business (centrapay.md#onboarding-request). */
const newRequest = exactly({
	externalId: sized(1, 35).optional(),
	nzbn: z
		.string()
		.regex(/^\d{13}$/, 'must have 13 digits')
		.optional(),
	legalName: sized(3, 100),
	tradingName: sized(3, 100).optional(),
	location: place.optional(),
	contactEmail: email,
	contactName: sized(3, 100).optional(),
	taxNumber: exactly({ value: z.string(), type: z.literal('nz-gst') }).optional(),
	merchant,
	assetProgram: exactly({
		assetProgramId: sized(1, 35),
		params: exactly({
			settlementAccountNumber: bankAccount,
			chargeAccountNumber: bankAccount.optional(),
			externalMerchantId: sized(1, 35),
		}),
	}),
	salesChannels: z.array(exactly({ params: channel })).optional(),
	metadata: z
		.record(z.string().max(500))
		.refine((entries) => Object.keys(entries).length <= 10, 'can have 10 entries')
		.refine((entries) => Object.keys(entries).every((key) => key.length <= 100), 'has a long key')
		.optional(),
	sendInvitation: z.boolean().optional(),
});

type NewRequest = z.output<typeof newRequest>;

/** A request to onboard a business, as it was made and as it is. */
export interface CentrapayOnboardingRequest extends NewRequest {
	id: string;
	status: string;
	createdAt: string;
	createdBy: string;
}

interface Stored {
	/** What was sent, to tell the same from another. */
	payload: string;
	object: CentrapayOnboardingRequest;
	/** How often it was read since. */
	reads: number;
}

/** Requests to onboard businesses, which are carried out later. */
export class CentrapayOnboarding {
	readonly requests = new Map<string, Stored>();

	constructor(private readonly shared: Shared) {
		const { app, environment } = shared;
		const path = '/api/businesses/onboard';
		endpoint(app, { method: 'POST', path, body: newRequest }, ({ body }) => {
			const payload = JSON.stringify(body);
			const known = this.withExternalId(body.externalId);
			if (known?.payload === payload) return { status: 200, body: known.object };
			if (known) return error(403, 'DUPLICATE_EXTERNAL_ID');
			const problem = problemWith(body);
			if (problem !== undefined) return error(403, problem);
			const object = this.made(body);
			this.requests.set(object.id, { payload, object, reads: 0 });
			return { status: 200, body: object };
		});
		endpoint(app, { method: 'GET', path: `${path}/:id` }, ({ params }) => {
			const request = this.requests.get(params.id ?? '');
			if (request === undefined) return forbidden();
			request.reads += 1;
			const { pendingReads, onboardingEnds } = environment.settings;
			if (request.reads > pendingReads) request.object.status = onboardingEnds;
			return { status: 200, body: request.object };
		});
	}

	private withExternalId(externalId: string | undefined): Stored | undefined {
		if (externalId === undefined) return undefined;
		return [...this.requests.values()].find(({ object }) => object.externalId === externalId);
	}

	/** What is put in comes back, vendors and resellers in lower case. */
	private made(body: NewRequest): CentrapayOnboardingRequest {
		const { identifiers } = this.shared.environment;
		return {
			id: `bo_${identifiers.base62(20)}`,
			...body,
			...(body.salesChannels && {
				salesChannels: body.salesChannels.map(({ params }) => ({
					params: {
						...params,
						vendor: params.vendor.toLowerCase(),
						...(params.reseller && { reseller: params.reseller.toLowerCase() }),
					},
				})),
			}),
			status: 'pending',
			createdAt: this.shared.timestamp(),
			createdBy: caller.accountId,
		};
	}
}

function problemWith({ assetProgram, salesChannels = [] }: NewRequest): string | undefined {
	if (!assetPrograms.includes(assetProgram.assetProgramId)) return 'INVALID_ASSET_PROGRAM';
	const isKnown = ({ params }: { params: z.output<typeof channel> }) =>
		vendors.includes(params.vendor.toLowerCase()) &&
		(params.reseller === undefined || resellers.includes(params.reseller.toLowerCase()));
	return salesChannels.every(isKnown) ? undefined : 'INVALID_SALES_CHANNEL';
}
