import type { Identifiers } from './random';

/** A listed SIP user: `uuid`, `display_name`, `type` and about 40 more (yay.md#sip-user). */
export function sipUser(identifiers: Identifiers, extension: number, date: string) {
	return {
		uuid: identifiers.uuid(),
		display_name: `Extension ${extension}`,
		extension,
		type: 9,
		allow_direct_calls: true,
		allow_multi_device: true,
		allowed_caller_ids: [identifiers.uuid()],
		call_encryption: true,
		call_recording: false,
		caller_id: identifiers.uuid(),
		can_auto_deploy: true,
		can_barge: false,
		can_be_barged: false,
		can_be_listened: false,
		can_be_picked_up: true,
		can_be_whispered: false,
		can_invite_anonymously: false,
		can_listen: false,
		can_pickup: true,
		can_whisper: false,
		chat_enabled: true,
		country_code: 'GB',
		created_on: date,
		emergency_caller_id: identifiers.uuid(),
		hold_playlist: identifiers.uuid(),
		mobile_dnd: false,
		mobile_dnd_allow_internal: true,
		mute_chat_notifications: false,
		nickname: `ext${extension}`,
		password: identifiers.base62(18),
		personal_mailbox: identifiers.uuid(),
		related_product: identifiers.uuid(),
		restrict_caller_id: true,
		restrict_outbound: false,
		ring_duration: 20,
		show_missed_calls: true,
		timezone: 'Europe/London',
		transfer_backup_extension: extension + 1,
		updated_on: date,
		use_default_playlist: true,
		user_name: identifiers.base62(12),
		voicemail_enabled: true,
		wallboard_visible: true,
		wrap_up_seconds: 0,
	};
}

/** The same as it is listed now, where the password has another name (yay.md#sip-user). */
export function asListedToday(user: object): object {
	const { password, nickname: _nickname, ...rest } = user as ReturnType<typeof sipUser>;
	return { ...rest, user_password: password };
}
