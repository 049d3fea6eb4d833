import i18next, { type i18n } from 'i18next'
import ICU from 'i18next-icu'
import { LOCALES, type Locale } from './locales'

/** Texts of one owner (`kernel`, `site`, `core`, a plugin): flat keys per language. */
export type Messages = Readonly<Record<Locale, Readonly<Record<string, string>>>>

/** `t('site:signIn.title', { name })` in one language. A missing key shows itself. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

export type Translator = (locale: Locale) => Translate

/**
 * Builds the portal's translator over i18next with ICU plurals.
 * @param owners texts per namespace; keys are flat and may contain dots.
 */
export async function createTranslator(
  owners: Readonly<Record<string, Messages>>,
): Promise<Translator> {
  const instance: i18n = i18next.createInstance()
  await instance.use(ICU).init({
    lng: LOCALES[0],
    fallbackLng: false,
    supportedLngs: [...LOCALES],
    ns: Object.keys(owners),
    keySeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(
      LOCALES.map((locale) => [
        locale,
        Object.fromEntries(Object.entries(owners).map(([owner, texts]) => [owner, texts[locale]])),
      ]),
    ),
  })
  const fixed = new Map(LOCALES.map((locale) => [locale, translateIn(instance, locale)]))
  return (locale) => fixed.get(locale) as Translate
}

/** Translates into one language; what stands still is looked up once. */
function translateIn(instance: i18n, locale: Locale): Translate {
  const translate = instance.getFixedT(locale) as unknown as Translate
  const still = new Map<string, string>()
  return (key, values) => {
    if (values) return translate(key, values)
    const known = still.get(key) ?? translate(key)
    still.set(key, known)
    return known
  }
}

/** Keys that one language has and the other lacks; empty when both are equal. */
export function missingKeys(messages: Messages): string[] {
  const all = new Set(LOCALES.flatMap((locale) => Object.keys(messages[locale])))
  return [...all].flatMap((key) =>
    LOCALES.filter((locale) => !has(messages[locale], key)).map((locale) => `${locale}: ${key}`),
  )
}

function has(texts: Readonly<Record<string, string>>, key: string): boolean {
  return Object.hasOwn(texts, key) && texts[key] !== ''
}
