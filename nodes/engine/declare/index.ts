/* Everything that a vendor's folder writes in. */
export type { Answer, Refusal, Unwrapped } from './answer';
export * as checks from './checks';
export { choice, choiceOfMany, choices, flag, wholeNumber } from './choiceFields';
export type { Completion } from './completion';
export { countries, countryOptions } from './countries';
export { onlyWhere, onScreenOnly, optional, withDefault, type Field, type ValuesOf } from './field';
export type { Findable, ListOfAll } from './findable';
export { generationsOf } from './generations';
export { group, rows } from './groupFields';
export { choicesFrom, locator } from './listedFields';
export type { Later } from './preview';
export type { CredentialCheck } from './credentialCheck';
export type { ListSource } from './listSource';
export { defineOperation } from './defineOperation';
export type { AskWhetherDone, DoneAlready, Operation, Resource } from './operation';
export { isPlain, originOf, withoutSlashesAtEnd } from './ownAddresses';
export { recordOrSuccess, successFor, withIdentifiers } from './outputs';
export type { Newcomer } from './newcomer';
export type { Paging } from './paging';
export { path, UnsendableValue, type Credential, type RequestSpec } from './request';
export type { Settled, Settlement } from './settlement';
export type { Target } from './target';
export {
	anyText,
	email,
	headerText,
	identifier,
	notice,
	numericId,
	offScreen,
	password,
	text,
} from './textFields';
export { testableCredential } from './testableCredential';
export type { Trigger, WatchedList } from './trigger';
export type { HandedOutToken, TokenScheme } from './token';
export type { Vendor } from './vendor';
export { withoutFields } from './withoutFields';
export { capitalized, inWords } from './words';
export type { Call, CheckedBy, TurnedAway, WebhookTrigger } from './webhook';
