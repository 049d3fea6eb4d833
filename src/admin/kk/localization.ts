import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** Copying between the languages of one document. */
export const localization: DefaultTranslationsObject['localization'] = {
  cannotCopySameLocale: 'Мазмұнды сол тілдің өзіне көшіруге болмайды',
  copyFrom: 'Қай тілден',
  copyFromTo: 'Көшіру: {{from}} → {{to}}',
  copyTo: 'Қай тілге',
  copyToLocale: 'Басқа тілге көшіру',
  localeToPublish: 'Жарияланатын тіл',
  selectedLocales: 'Таңдалған тілдер',
  selectLocaleToCopy: 'Көшірілетін тілді таңдаңыз',
  selectLocaleToDuplicate: 'Көшірмесі жасалатын тілдерді таңдаңыз',
}
