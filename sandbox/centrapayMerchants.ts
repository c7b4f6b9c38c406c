import { z } from 'zod';
import { countryCode, exactly, text } from './input';
import { callerCrn, demoAccountId, error, forbidden, type Shared } from './centrapayShared';
import { endpoint } from './server';

/** A place (centrapay.md#location). */
const placeText = text.refine((value) => value.length <= 255, 'is too long');
export const place = exactly({
	street: placeText,
	suburb: placeText.optional(),
	city: placeText,
	state: placeText.optional(),
	postCode: z
		.string()
		.regex(/^\d{4,10}$/, 'must have 4 to 10 digits')
		.optional(),
	country: countryCode,
});

export const merchantType = z.enum(['physical', 'e-commerce']);
export const categoryCode = z.string().regex(/^\d{4}$/, 'must have 4 digits');

const newMerchant = exactly({
	accountId: text,
	name: text,
	country: countryCode,
	test: z.boolean(),
	settlementConfig: exactly({ bankAccountId: text }).optional(),
	type: merchantType.optional(),
	location: place.optional(),
	categoryCode: categoryCode.optional(),
}).superRefine(({ type, location }, context) => {
	if (type === 'e-commerce' && location !== undefined) {
		context.addIssue({ code: 'custom', path: ['location'], message: 'is not allowed' });
	}
});

type Reasons = Record<string, string[]>;

const reasonsOfMerchant: Reasons = {
	deactivated: [
		'duplicate',
		'data-quality-issues',
		'no-response',
		'change-of-ownership',
		'centrapay-discontinued',
	],
	'on-hold': ['seasonal-business-closure', 'incompatible-terminal', 'no-response'],
};

const reasonsOfBusiness: Reasons = {
	deactivated: [
		'data-quality-issues',
		'change-of-ownership',
		'centrapay-discontinued',
		'duplicate',
		'blocked',
	],
	'on-hold': ['seasonal-business-closure', 'no-response'],
};

/** A change of status; those that want a reason are refused without one of theirs (centrapay.md#merchant). */
const statusChange = (reasons: Reasons) =>
	exactly({
		onboardingStatus: z.enum(['applied', 'provisioning', 'active', 'deactivated', 'on-hold']),
		onboardingStatusReason: text.optional(),
	}).superRefine(({ onboardingStatus, onboardingStatusReason }, context) => {
		const possible = reasons[onboardingStatus];
		const isRight =
			possible === undefined
				? onboardingStatusReason === undefined
				: possible.includes(onboardingStatusReason ?? '');
		if (isRight) return;
		context.addIssue({ code: 'custom', path: ['onboardingStatusReason'], message: 'is wrong' });
	});

interface WithStatus {
	id: string;
	accountId: string;
	onboardingStatus: string;
	onboardingStatusReason?: string;
	createdAt: string;
	createdBy: string;
	updatedAt: string;
	updatedBy: string;
}

/** Centrapay's merchant (centrapay.md#merchant). */
export type CentrapayMerchant = WithStatus & z.output<typeof newMerchant>;

/** Centrapay's business (centrapay.md#business). */
export interface CentrapayBusiness extends WithStatus {
	accountName: string;
	nzbn: string;
	name: string;
	tradingName: string;
	companyNumber: string;
}

/** The bank accounts of each account: those are set up elsewhere. */
const bankAccounts: Record<string, string[]> = { [demoAccountId]: ['WBhcx8GoH9YTbhfDYKqqXs'] };

/** Merchants, and the business of the document's example. */
export class CentrapayMerchants {
	readonly merchants = new Map<string, CentrapayMerchant>();
	readonly businesses = new Map<string, CentrapayBusiness>();
	/** How often the status of each was set. */
	private readonly activities = new Map<string, number>();

	constructor(private readonly shared: Shared) {
		this.addMerchantEndpoints();
		this.addStatusEndpoints();
		const path = '/api/accounts/:accountId/business';
		endpoint(shared.app, { method: 'GET', path }, ({ params }) => {
			const { id } = shared.account(params.accountId).object;
			const found = [...this.businesses.values()].find(({ accountId }) => accountId === id);
			return found ? { status: 200, body: found } : forbidden();
		});
	}

	reset(): void {
		this.merchants.clear();
		this.businesses.clear();
		this.activities.clear();
		const id = 'DKTs3U38hdhfEqwF1JKoT2';
		this.businesses.set(id, {
			id,
			accountId: demoAccountId,
			accountName: 'Harbour Cafe',
			nzbn: '9429046246448',
			name: 'HARBOUR CAFE LIMITED',
			tradingName: 'Harbour Cafe',
			companyNumber: '6340244',
			...this.stamps(),
		});
	}

	private stamps() {
		const now = this.shared.timestamp();
		return {
			onboardingStatus: 'applied',
			createdAt: now,
			updatedAt: now,
			createdBy: callerCrn,
			updatedBy: callerCrn,
		};
	}

	private addMerchantEndpoints(): void {
		const { app, environment, account, pages } = this.shared;
		const path = '/api/merchants';
		endpoint(app, { method: 'POST', path, body: newMerchant }, ({ body }) => {
			const { object } = account(body.accountId);
			// The code for an account that isn't an organization's is not documented.
			if (object.type !== 'org') return forbidden();
			if (body.country !== object.region) return error(403, 'ACCOUNT_REGION_MISMATCH');
			const bank = body.settlementConfig?.bankAccountId;
			if (bank !== undefined && !bankAccounts[object.id]?.includes(bank)) {
				return error(403, 'BANK_ACCOUNT_MISMATCH');
			}
			const id = environment.identifiers.uuid().replaceAll('-', '').slice(0, 24);
			const merchant = { id, ...body, ...this.stamps() };
			this.merchants.set(id, environment.lag.made(merchant));
			return { status: 200, body: merchant };
		});
		endpoint(app, { method: 'GET', path: `${path}/:id` }, ({ params }) => {
			const found = this.merchants.get(params.id ?? '');
			return found ? { status: 200, body: found } : forbidden();
		});
		const page = exactly({ pageKey: z.string().regex(/^\d+$/, 'is not a page key').optional() });
		endpoint(
			app,
			{ method: 'GET', path: '/api/accounts/:accountId/merchants', query: page },
			({ params, query }) => {
				const { id } = account(params.accountId).object;
				const own = [...this.merchants.values()].filter(({ accountId }) => accountId === id);
				return pages(environment.lag.listed(own), query.pageKey);
			},
		);
	}

	private addStatusEndpoints(): void {
		const { app } = this.shared;
		const ofMerchant = { path: '/api/merchants/:id/set-onboarding-status' };
		const ofBusiness = { path: '/api/businesses/:id/set-onboarding-status' };
		endpoint(
			app,
			{ method: 'POST', ...ofMerchant, body: statusChange(reasonsOfMerchant) },
			({ params, body }) => {
				const merchant = this.merchants.get(params.id ?? '');
				if (!merchant) return forbidden();
				const { activityNumber, ...said } = this.change(merchant, body);
				// Text here, and a number for a business, as the examples show.
				const activity = {
					...said,
					merchantId: merchant.id,
					activityNumber: String(activityNumber),
				};
				return { status: 200, body: activity };
			},
		);
		endpoint(
			app,
			{ method: 'POST', ...ofBusiness, body: statusChange(reasonsOfBusiness) },
			({ params, body }) => {
				const business = this.businesses.get(params.id ?? '');
				if (!business) return forbidden();
				return { status: 200, body: { ...this.change(business, body), businessId: business.id } };
			},
		);
	}

	private change(thing: WithStatus, change: z.output<ReturnType<typeof statusChange>>) {
		delete thing.onboardingStatusReason;
		const now = this.shared.timestamp();
		Object.assign(thing, change, { updatedAt: now, updatedBy: callerCrn });
		const activityNumber = (this.activities.get(thing.id) ?? 1) + 1;
		this.activities.set(thing.id, activityNumber);
		return {
			type: change.onboardingStatus,
			...change,
			createdAt: now,
			createdBy: callerCrn,
			activityNumber,
		};
	}
}
