import { definePlugin } from '#kernel'
import { appearances } from './appearances/appearances'
import { kk as looksKk } from './appearances/translations/kk'
import { ru as looksRu } from './appearances/translations/ru'
import { blueprintEndpoints } from './blueprint/endpoints'
import { kk as blueprintKk } from './blueprint/translations/kk'
import { ru as blueprintRu } from './blueprint/translations/ru'
import { dashboard } from './dashboard/dashboard'
import { kk as dashboardKk } from './dashboard/translations/kk'
import { ru as dashboardRu } from './dashboard/translations/ru'
import { coreWidgets } from './dashboard/widgets'
import { documents } from './documents/documents'
import { guardianEndpoints } from './guardians/endpoints'
import { guardianMessages } from './guardians/messages'
import { guardianBars, guardianCodes, guardianLinks } from './guardians/stores'
import { kk as guardiansKk } from './guardians/translations/kk'
import { ru as guardiansRu } from './guardians/translations/ru'
import { handoverEndpoints } from './handovers/endpoints'
import { handovers } from './handovers/handovers'
import { handoverMessages } from './handovers/messages'
import { kk as handoversKk } from './handovers/translations/kk'
import { ru as handoversRu } from './handovers/translations/ru'
import { importEndpoint, importExamples } from './institutions/import/endpoints'
import { kk as importKk } from './institutions/import/translations/kk'
import { ru as importRu } from './institutions/import/translations/ru'
import { institutions } from './institutions/institutions'
import { peopleListEndpoints } from './invitations/bulk/endpoints'
import { invitationEndpoints } from './invitations/endpoints'
import { invitations } from './invitations/invitations'
import { invitationMessages } from './invitations/messages'
import { kk as invitationsKk } from './invitations/translations/kk'
import { ru as invitationsRu } from './invitations/translations/ru'
import { makeSizes } from './media/makeSizes'
import { media } from './media/media'
import { messageEndpoints } from './messages/endpoints'
import { coreMessages } from './messages/messages'
import { kk as messagesKk } from './messages/translations/kk'
import { ru as messagesRu } from './messages/translations/ru'
import { appointing } from './memberships/appointing'
import { decideMembership } from './memberships/endpoint'
import { membershipCard, proposals } from './memberships/membershipCards'
import { memberships } from './memberships/memberships'
import { myRoles } from './memberships/myRoles'
import { kk as blocksKk } from './pages/blocks/translations/kk'
import { ru as blocksRu } from './pages/blocks/translations/ru'
import { moduleEndpoints } from './modules/screen'
import { moduleSettings } from './modules/moduleSettings'
import { moduleSwitches } from './modules/moduleSwitches'
import { kk as modulesKk } from './modules/translations/kk'
import { ru as modulesRu } from './modules/translations/ru'
import { offers } from './offers/offers.load'
import { kk as offersKk } from './offers/translations/kk'
import { ru as offersRu } from './offers/translations/ru'
import { pages } from './pages/pages'
import { pageViews } from './pageViews/pageViews'
import { viewsOfPage } from './pageViews/viewsOfPage'
import { sitePage, siteHome } from './pages/sitePage.load'
import { portalHome } from './places/portalHome.load'
import { regionHome } from './places/regionHome.load'
import { schools } from './places/schools.load'
import { search } from './places/search.load'
import { kk as placesKk } from './places/translations/kk'
import { ru as placesRu } from './places/translations/ru'
import { permissions } from './permissions'
import { rulePackEndpoints } from './rulePacks/endpoints'
import { schoolCalendar } from './rulePacks/kinds/schoolCalendar'
import { siteRules } from './rulePacks/kinds/siteRules'
import { rulePacks } from './rulePacks/rulePacks'
import { kk as rulesKk } from './rulePacks/translations/kk'
import { ru as rulesRu } from './rulePacks/translations/ru'
import { sites } from './sites/sites'
import { kk as peopleKk } from './memberships/translations/kk'
import { ru as peopleRu } from './memberships/translations/ru'
import { kk } from './translations/kk'
import { ru } from './translations/ru'
import { accountCollections } from './users/systemCollections'
import { knownDevices } from './users/throttle/knownDevices'
import { signInGuesses } from './users/throttle/signInGuesses'
import { accountSettings } from './users/factor/accountSettings'
import { factorEndpoints } from './users/factor/endpoints'
import { accountKeys } from './users/keys/accountKeys'
import { recoveryMessages } from './users/recovery/messages'
import { slipEndpoints } from './users/slips/endpoints'
import { kk as slipsKk } from './users/slips/translations/kk'
import { ru as slipsRu } from './users/slips/translations/ru'
import { secondFactors } from './users/factor/secondFactors'
import { iinEndpoints } from './users/iin/endpoints'
import { identities } from './users/iin/identities'
import { stateFlows } from './users/stateLogin/stateFlows'
import { users } from './users/users'

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
export {
  ownAccount,
  ownRoles,
  setOwnEmail,
  type OwnAccount,
  type OwnRole,
} from './users/ownAccount'
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
export { mustKnow, setPassword, writePassword } from './users/setPassword'
export { askForLetter } from './users/recovery/askForLetter'
export { mustOpen, recover } from './users/recovery/recover'
export { enterBySlip } from './users/slips/enterBySlip'
export { signIn, type Entered } from './users/signIn'
export { CLIENT_HEADER } from './users/throttle/addressLimit'
export { beginAnew } from './users/throttle/beginAnew'
export { deviceCookie } from './users/throttle/deviceCookie'

/** What every portal has: the core is a manifest like any plugin's, and always on. */
export const core = definePlugin({
  id: 'core',
  version: '0.1.0',
  permissions,
  collections: [
    institutions,
    sites,
    pages,
    media,
    appearances,
    documents,
    moduleSwitches,
    moduleSettings,
    rulePacks,
    users,
    memberships,
    ...accountCollections,
  ],
  rulePacks: [schoolCalendar, siteRules],
  stores: [
    pageViews,
    signInGuesses,
    knownDevices,
    accountKeys,
    identities,
    secondFactors,
    stateFlows,
    guardianLinks,
    guardianCodes,
    guardianBars,
    handovers,
    invitations,
  ],
  endpoints: [
    decideMembership,
    appointing,
    membershipCard,
    proposals,
    myRoles,
    importEndpoint,
    importExamples,
    viewsOfPage,
    dashboard,
    ...moduleEndpoints,
    ...blueprintEndpoints,
    ...iinEndpoints,
    ...factorEndpoints,
    ...slipEndpoints,
    ...rulePackEndpoints,
    ...messageEndpoints,
    ...guardianEndpoints,
    ...handoverEndpoints,
    ...invitationEndpoints,
    ...peopleListEndpoints,
  ],
  pages: [portalHome, regionHome, schools, search, siteHome, sitePage, ...offers],
  settings: accountSettings,
  widgets: coreWidgets,
  messages: [
    ...coreMessages,
    ...guardianMessages,
    ...handoverMessages,
    ...invitationMessages,
    ...recoveryMessages,
  ],
  jobs: [makeSizes],
  translations: {
    kk: {
      ...kk,
      ...blocksKk,
      ...peopleKk,
      ...importKk,
      ...placesKk,
      ...looksKk,
      ...modulesKk,
      ...blueprintKk,
      ...rulesKk,
      ...offersKk,
      ...dashboardKk,
      ...messagesKk,
      ...guardiansKk,
      ...slipsKk,
      ...handoversKk,
      ...invitationsKk,
    },
    ru: {
      ...ru,
      ...blocksRu,
      ...peopleRu,
      ...importRu,
      ...placesRu,
      ...looksRu,
      ...modulesRu,
      ...blueprintRu,
      ...rulesRu,
      ...offersRu,
      ...dashboardRu,
      ...messagesRu,
      ...guardiansRu,
      ...slipsRu,
      ...handoversRu,
      ...invitationsRu,
    },
  },
})
