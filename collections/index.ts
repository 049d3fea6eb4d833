export { core } from './core'
export { lookAt } from './appearances/lookAt'
export { previewedLook } from './appearances/previewedLook'
export { useCode } from './guardians/codes'
export { sealBarsAnew } from './guardians/barredIin'
export { endOwnLink, ownChildren, type OwnChild } from './guardians/ownChildren'
export { mustBeGuardianOf, wardsOf, type Ward } from './guardians/wards'
export { acceptAnew, acceptAs } from './invitations/accept'
export { joiningBy, type Joining } from './invitations/joining'
export { contentLocale, textIn } from './localised'
export { placeOfPage } from './places/publicPlace'
export { loadOrMoved } from './sites/loadOrMoved'
export { pagesOnMap, portalOnMap, sitesOnMap } from './sites/sitemap'
export { applyProposal } from './memberships/confirmProposal'
export { makeLink } from './guardians/linkGuardian'
export { findRows } from './memberships/rows'
export { isBin, withBinCheckDigit } from './institutions/bin'
export { importTable, type TableReport } from './institutions/import/importTable'
export { importInstitutions, type ImportReport } from './institutions/import/importInstitutions'
export { katoRegions, type KatoRegion } from './institutions/data/katoRegions'
export { isKatoWithin, regionOfKato } from './institutions/kato'
export {
  markRead,
  notificationsOf,
  preferencesOf,
  savePreferences,
  unreadOf,
  type Notification,
  type NotificationQuery,
  type Preferences,
  type Wishes,
} from '#kernel'
export { HOME } from './pages/home'
export { asStored, previewedPage } from './pages/previewedPage'
export { schoolCalendar } from './rulePacks/kinds/schoolCalendar'
export { siteRules } from './rulePacks/kinds/siteRules'
export { storeApproved } from './rulePacks/storeApproved'
export { THEME_IDS } from './appearances/themeIds'
export { countViews, type Viewed } from './pageViews/countViews'
export { beginInLanguage } from './users/contentLanguage'
export { hashPassword } from './users/passwordHash'
export { sessionCookie } from './users/sessionCookie'
export { enterByIin, type Vouched } from './users/stateLogin/enterByIin'
export { flowCookie } from './users/stateLogin/flowCookie'
export { beginFlow, endFlow, type StateFlow } from './users/stateLogin/flows'
export { linkIin, ownIin } from './users/stateLogin/linkIin'
export { sealAllAnew } from './users/iin/ownIin'
export { ownAccount, ownRoles, type OwnAccount, type OwnRole } from './users/ownAccount'
export { endOtherSessions, endOwnSession, ownSessions } from './users/ownSessions'
export { shortestFor } from './users/passwords/checkPassword'
export {
  beginFactor,
  confirmFactor,
  endShowing,
  waitingOf,
  type FactorPart,
} from './users/factor/enrol'
export { switchOff, resetFactor } from './users/factor/dropFactorOf'
export { leftOf, numberAsked, type Factor, type Waiting } from './users/factor/factor'
export { giveCode } from './users/factor/giveCode'
export { isDemanded } from './users/factor/isDemanded'
export { factorSince, readFactor } from './users/factor/keptFactor'
export { giveLongerPassword } from './users/factor/longerPassword'
export type { Need } from './users/factor/needs'
export { sealFactorsAnew } from './users/factor/sealFactorsAnew'
export { spendCode } from './users/factor/spendCode'
export { addressOf } from './users/factor/totp'
export { grouped } from './users/factor/codes'
export { closeSession } from './users/sessions'
export { homeOf } from './users/homeOf'
export { sessionOwner, sessionUser } from './users/sessionUser'
export { replacePassword, writePassword } from './users/passwords/writePassword'
export { mustKnow, setPassword } from './users/setPassword'
export { askForEmail } from './users/email/askForEmail'
export { emailToProve, proveEmail } from './users/email/proveEmail'
export { askForLetter } from './users/recovery/askForLetter'
export { mustOpen, recover } from './users/recovery/recover'
export { enterBySlip } from './users/slips/enterBySlip'
export { signIn, type Entered } from './users/signIn'
export { CLIENT_HEADER } from './users/throttle/addressLimit'
export { beginAnew } from './users/throttle/beginAnew'
export { deviceCookie } from './users/throttle/deviceCookie'
