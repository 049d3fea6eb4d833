import { kk as looksKk } from './appearances/translations/kk'
import { ru as looksRu } from './appearances/translations/ru'
import { kk as blueprintKk } from './blueprint/translations/kk'
import { ru as blueprintRu } from './blueprint/translations/ru'
import { kk as dashboardKk } from './dashboard/translations/kk'
import { ru as dashboardRu } from './dashboard/translations/ru'
import { kk as guardiansKk } from './guardians/translations/kk'
import { ru as guardiansRu } from './guardians/translations/ru'
import { kk as handoversKk } from './handovers/translations/kk'
import { ru as handoversRu } from './handovers/translations/ru'
import { kk as importKk } from './institutions/import/translations/kk'
import { ru as importRu } from './institutions/import/translations/ru'
import { kk as invitationsKk } from './invitations/translations/kk'
import { ru as invitationsRu } from './invitations/translations/ru'
import { kk as messagesKk } from './messages/translations/kk'
import { ru as messagesRu } from './messages/translations/ru'
import { kk as blocksKk } from './pages/blocks/translations/kk'
import { ru as blocksRu } from './pages/blocks/translations/ru'
import { kk as modulesKk } from './modules/translations/kk'
import { ru as modulesRu } from './modules/translations/ru'
import { kk as offersKk } from './offers/translations/kk'
import { ru as offersRu } from './offers/translations/ru'
import { kk as placesKk } from './places/translations/kk'
import { ru as placesRu } from './places/translations/ru'
import { kk as rulesKk } from './rulePacks/translations/kk'
import { ru as rulesRu } from './rulePacks/translations/ru'
import { kk as peopleKk } from './memberships/translations/kk'
import { ru as peopleRu } from './memberships/translations/ru'
import { kk } from './translations/kk'
import { ru } from './translations/ru'
import { kk as slipsKk } from './users/slips/translations/kk'
import { ru as slipsRu } from './users/slips/translations/ru'

/** Every text of the core, from the folders of what it is about. */
export const words = {
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
} as const
