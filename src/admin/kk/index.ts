import type { Language } from '@payloadcms/translations'

import { authentication } from './authentication'
import { dashboard } from './dashboard'
import { error } from './error'
import { fields } from './fields'
import { folder } from './folder'
import { generalActions } from './generalActions'
import { generalMessages } from './generalMessages'
import { generalNames } from './generalNames'
import { localization } from './localization'
import { operators } from './operators'
import { upload } from './upload'
import { validation } from './validation'
import { version } from './version'

/**
 * The admin in Kazakh, every string of it, for `i18n.supportedLanguages`. Payload's type of that
 * key does not know `kk`; a `Record<string, Language>` fits it without a cast.
 */
export const kk: Language = {
  // Payload loads date locales by a fixed list (importDateFNSLocale) that has no Kazakh; with a key
  // outside the list every date would stay at "loading". So we name 'az', whose content
  // `installKazakhDates` overwrites with Kazakh. No installation needs Azerbaijani beside it.
  dateFNSKey: 'az',
  translations: {
    authentication,
    dashboard,
    error,
    fields,
    folder,
    general: { ...generalActions, ...generalMessages, ...generalNames },
    localization,
    operators,
    upload,
    validation,
    version,
  },
}
