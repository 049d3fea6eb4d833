import { definePlugin } from '#kernel'
import { appearances } from './appearances/appearances'
import { blueprintEndpoints } from './blueprint/endpoints'
import { dashboard } from './dashboard/dashboard'
import { coreWidgets } from './dashboard/widgets'
import { documents } from './documents/documents'
import { followJob } from './guardians/followJob'
import { guardianEndpoints } from './guardians/endpoints'
import { guardianMessages } from './guardians/messages'
import { guardianBars, guardianCodes, guardianLinks } from './guardians/stores'
import { handoverEndpoints } from './handovers/endpoints'
import { handovers } from './handovers/handovers'
import { handoverMessages } from './handovers/messages'
import { importEndpoint, importExamples } from './institutions/import/endpoints'
import { institutions } from './institutions/institutions'
import { peopleListEndpoints } from './invitations/bulk/endpoints'
import { invitationEndpoints } from './invitations/endpoints'
import { invitations } from './invitations/invitations'
import { invitationMessages } from './invitations/messages'
import { makeSizes } from './media/makeSizes'
import { media } from './media/media'
import { messageEndpoints } from './messages/endpoints'
import { coreMessages } from './messages/messages'
import { appointing } from './memberships/appointing'
import { decideMembership } from './memberships/endpoint'
import { membershipCard, proposals } from './memberships/membershipCards'
import { memberships } from './memberships/memberships'
import { myRoles } from './memberships/myRoles'
import { moduleEndpoints } from './modules/screen'
import { moduleSettings } from './modules/moduleSettings'
import { moduleSwitches } from './modules/moduleSwitches'
import { offers } from './offers/offers.load'
import { pages } from './pages/pages'
import { pageViews } from './pageViews/pageViews'
import { viewsOfPage } from './pageViews/viewsOfPage'
import { sitePage, siteHome } from './pages/sitePage.load'
import { portalHome } from './places/portalHome.load'
import { regionHome } from './places/regionHome.load'
import { schools } from './places/schools.load'
import { search } from './places/search.load'
import { permissions } from './permissions'
import { rulePackEndpoints } from './rulePacks/endpoints'
import { schoolCalendar } from './rulePacks/kinds/schoolCalendar'
import { siteRules } from './rulePacks/kinds/siteRules'
import { rulePacks } from './rulePacks/rulePacks'
import { sites } from './sites/sites'
import { accountCollections } from './users/systemCollections'
import { knownDevices } from './users/throttle/knownDevices'
import { signInGuesses } from './users/throttle/signInGuesses'
import { accountSettings } from './users/factor/accountSettings'
import { factorEndpoints } from './users/factor/endpoints'
import { accountKeys } from './users/keys/accountKeys'
import { emailMessages } from './users/email/messages'
import { recoveryMessages } from './users/recovery/messages'
import { slipEndpoints } from './users/slips/endpoints'
import { secondFactors } from './users/factor/secondFactors'
import { iinEndpoints } from './users/iin/endpoints'
import { iinClaims } from './users/iin/claims'
import { identities } from './users/iin/identities'
import { stateFlows } from './users/stateLogin/stateFlows'
import { users } from './users/users'
import { words } from './words'

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
    iinClaims,
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
    ...emailMessages,
  ],
  jobs: [makeSizes, followJob],
  translations: words,
})
