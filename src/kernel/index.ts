export { mayAnywhere, mayUseAdmin, placedRows, placesOf, reaches, rolesAt } from './access'
export { collationKey } from './collationKey'
export { readCookie } from './cookies'
export type {
  Db,
  EndpointContext,
  JobContext,
  PublicContext,
  PublicDocument,
  StoreContext,
} from './context'
export { writeMany } from './bulk'
export { afterCommit, newIdFor, newIdOf } from './database'
export { dayFrom, dayOf, writtenDay } from './days'
export { systemDb } from './db'
export {
  defineCollection,
  defineEndpoint,
  defineJob,
  defineFeed,
  definePage,
  defineSlot,
  definePlugin,
  defineStore,
  defineWidget,
} from './definePlugin'
export { answerEndpoint, findEndpoint, refuseStrangers } from './endpoints'
export { contrastOf, inkOn, isColour } from './contrast'
export { errorBody, messageOf } from './errorMessages'
export {
  codeOf,
  ERRORS,
  isErrorCode,
  PortalError,
  retryAfterOf,
  waitOf,
  type ErrorCode,
} from './errors'
export { startJobRunner, type JobRunner } from './jobRunner'
export { documentId } from './documentId'
export { enqueue, runNextJob } from './jobs'
export { languageState, type LanguageState, type Stamps } from './languageStamps'
export { DEFAULT_LOCALE, isLocale, LOCALES, matchLocale, otherLocale, type Locale } from './locales'
export type { Grants } from './grants'
export type { AnyPlugin, PluginManifest, PortalEndpoint, Text } from './manifest'
export type { PortalCollection } from './portalCollection'
export type {
  PageAnswer,
  PageData,
  PageFrame,
  Feed,
  PortalSlot,
  PublicPlace,
  FrameLink,
  FramePicture,
  Ground,
  Look,
  SiteFurniture,
  ViewFrame,
} from './publicPage'
export {
  deadLetters,
  dropLetter,
  retryLetter,
  retryLetters,
  type DeadLetter,
} from './outbox/deadLetters'
export type { Deliver, Letter } from './outbox/letter'
export type { MessageValues, OpenLetter } from './outbox/portalMessage'
export { receiverOf, type Receiver } from './outbox/receiver'
export { forgetMessages } from './outbox/forgetMessages'
export { MailFault } from './outbox/mailFault'
export {
  markRead,
  notificationsOf,
  unreadOf,
  type Notification,
  type NotificationQuery,
} from './outbox/notifications'
export { notify, type Notice } from './outbox/notify'
export { defineMessage, type PortalMessage } from './outbox/portalMessage'
export { startPostman, type Postman } from './outbox/postman'
export { preferencesOf, savePreferences, type Preferences } from './outbox/preferences'
export { wishesSchema, type MailWish, type Wishes } from './outbox/wishes'
export { createPageMatcher, placedPages, type PageMatch, type PlacedPage } from './pages'
export { mayUse } from './mayUse'
export { isHeld, subjectOf, type Membership, type Subject } from './membership'
export { boardOf, dryRunOf, effectOf, isModule, modulesOf } from './modules/askModules'
export type { Change, Consequence, Turned } from './modules/consequences'
export type { Board } from './modules/modules'
export type { PlacedModule } from './modules/placedModule'
export { effectAt, SWITCHES, type Effect, type Switch } from './modules/effect'
export { valuesOf as settingValues } from './settings/values'
export { settingsFaults, settingsFor, settingsIn } from './settings/askSettings'
export { defineSettings, type SettingsOf } from './settings/settingsOf'
export { faultsOf, type Fault } from './forms/faults'
export { formTexts } from './forms/formTexts'
export { formOf, type FormField, type FormSchema } from './forms/formOf'
export { rulePackKinds, ruleValues, rulesInForce } from './rules/askRules'
export { defineRulePack, type OwnedRulePack, type RulePackKind } from './rules/rulePack'
export { RULE_PACKS } from './rules/rules'
export type { DaySpan } from './rules/spans'
export { portal } from './portal'
export { createPublicContext } from './publicContext'
export { createDropLog, type DropLog, type Moment } from './memory/dropLog'
export { createTaggedStore } from './memory/taggedStore'
export { ManifestError } from './manifestError'
export { createRegistry, type Registry } from './registry'
export { holdNode, isClosed, readNode, type TreeNode } from './nodes'
export {
  AUTHORITY,
  GRANTABLE_ROLES,
  isPersonRole,
  mayDecide,
  ROLES,
  type PersonRole,
  type Role,
} from './roles'
export { idOf, isId } from './relations'
export { nobody, rule, ruleOf } from './rule'
export { searchKey } from './searchKey'
export { isSlug, slugify } from './slug'
export { isReserved, portalOf, secretOf } from './state'
export { forgetSubject } from './forgetSubject'
export type { SignedIn } from './subjects'
export { audit, type AuditEntry } from './stores/audit'
export type { OpenStore, StoreDoor, StoreFind, StoreKey } from './stores/doorTypes'
export { answeredOnce, oneAtATime, readIdempotencyKey, type Once } from './stores/idempotency'
export { inOneUnit } from './stores/inOneUnit'
export { systemStore } from './stores/openStore'
export { NO_PLACE, type Place } from './stores/place'
export { moveTo } from './moveTo'
export { placeOf } from './stores/placeOf'
export type { PortalStore, StoreEvent } from './stores/portalStore'
export { inTransaction, inTransactionAgain } from './transaction'
export { AT, isWithin, pathOf, type TreePath } from './tree'
export { createTurns, type Turns } from './turns'
export { loadWidgets, type ShownWidget } from './widgets/loadWidgets'
export type { PortalWidget, WidgetContext, WidgetRow } from './widgets/widget'
export { missingKeys, type Messages, type Translate } from './translator'
