import { z } from 'zod';
import { email, exactly, text } from './input';
import {
	callerCrn,
	error,
	forbidden,
	people,
	type Shared,
	type StoredAccount,
} from './centrapayShared';
import { endpoint } from './server';

const day = 86_400_000;

const newInvitation = exactly({
	type: z.literal('account-membership'),
	resourceType: z.literal('account'),
	resourceId: text,
	recipientAlias: email,
	params: exactly({ role: z.enum(['account-owner', 'cashier']) }),
});

/** Centrapay's invitation (centrapay.md#invitation). */
export interface CentrapayInvitation {
	id: string;
	code: string;
	type: string;
	resourceId: string;
	resourceType: string;
	recipientAlias: string;
	params: { role: string; accountName: string };
	expiresAt: string;
	createdAt: string;
	createdBy: string;
	updatedAt: string;
	updatedBy: string;
	accepted?: boolean;
	acceptedByAccountId?: string;
	status: 'created' | 'sent' | 'accepted' | 'revoked';
}

const sameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Invitations by e-mail (centrapay.md#invitation). */
export class CentrapayInvitations {
	readonly all = new Map<string, CentrapayInvitation>();

	constructor(private readonly shared: Shared) {
		this.addEndpoints();
	}

	private addEndpoints(): void {
		const { app, environment, account } = this.shared;
		const path = '/api/invitations';
		endpoint(app, { method: 'POST', path, body: newInvitation }, ({ body }) => {
			const invited = account(body.resourceId);
			if (invited.object.type !== 'org') return error(403, 'INVALID_ACCOUNT_TYPE');
			if (this.isTaken(invited, body.recipientAlias)) {
				return error(403, 'RECIPIENT_ALREADY_INVITED');
			}
			const now = this.shared.timestamp();
			const invitation: CentrapayInvitation = {
				id: environment.identifiers.base62(22),
				code: environment.identifiers.base62(22),
				...body,
				params: { ...body.params, accountName: invited.object.name },
				expiresAt: new Date(environment.now() + day).toISOString(),
				createdAt: now,
				createdBy: callerCrn,
				updatedAt: now,
				updatedBy: callerCrn,
				status: 'created',
			};
			this.all.set(invitation.id, environment.lag.made(invitation));
			return { status: 200, body: invitation };
		});
		endpoint(app, { method: 'GET', path: '/api/accounts/:accountId/invitations' }, ({ params }) => {
			const { id } = account(params.accountId).object;
			const own = [...this.all.values()].filter(({ resourceId }) => resourceId === id);
			return { status: 200, body: { items: environment.lag.listed(own) } };
		});
		const acceptance = exactly({ code: text, accountId: text });
		endpoint(app, { method: 'POST', path: `${path}/:id/accept`, body: acceptance }, (call) => {
			const invitation = this.all.get(call.params.id ?? '');
			if (invitation?.code !== call.body.code) return forbidden();
			if (this.isExpired(invitation)) return error(403, 'INVITATION_EXPIRED');
			if (invitation.status === 'revoked') return error(403, 'INVITATION_REVOKED');
			if (invitation.status === 'accepted') return error(403, 'INVITATION_ALREADY_ACCEPTED');
			const { accountId } = call.body;
			this.change(invitation, {
				status: 'accepted',
				accepted: true,
				acceptedByAccountId: accountId,
			});
			return { status: 200, body: invitation };
		});
		endpoint(app, { method: 'POST', path: `${path}/:id/revoke` }, ({ params }) => {
			const invitation = this.all.get(params.id ?? '');
			if (invitation === undefined) return forbidden();
			if (invitation.status === 'accepted') return error(403, 'INVITATION_ACCEPTED');
			if (this.isExpired(invitation)) return error(403, 'INVITATION_EXPIRED');
			// What a second one is answered isn't documented; this is the code that accepting one has.
			if (invitation.status === 'revoked') return error(403, 'INVITATION_REVOKED');
			this.change(invitation, { status: 'revoked' });
			return { status: 200, body: invitation };
		});
	}

	private change(invitation: CentrapayInvitation, change: Partial<CentrapayInvitation>): void {
		Object.assign(invitation, change, { updatedAt: this.shared.timestamp(), updatedBy: callerCrn });
	}

	private isExpired({ expiresAt }: CentrapayInvitation): boolean {
		return Date.parse(expiresAt) <= this.shared.environment.now();
	}

	/** One open invitation for each recipient and account, and none of a member (centrapay.md#uniqueness). */
	private isTaken({ object, members }: StoredAccount, recipient: string): boolean {
		const isMember = [...members.keys()].some((id) => sameAddress(people[id]!.email, recipient));
		const isOpen = [...this.all.values()].some(
			(one) =>
				one.resourceId === object.id &&
				sameAddress(one.recipientAlias, recipient) &&
				['created', 'sent'].includes(one.status) &&
				!this.isExpired(one),
		);
		return isMember || isOpen;
	}
}
