import { otherLocale, type Locale } from '#kernel'

/** The value of a localised field that is read in all languages. */
export function inLocale(value: unknown, locale: Locale): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Partial<Record<Locale, unknown>>)[locale]
    : undefined
}

/** A localised text: in the language asked for, else in the other one, else ''. */
export function textIn(value: unknown, locale: Locale): string {
  for (const each of [locale, otherLocale(locale)]) {
    const text = inLocale(value, each)
    if (typeof text === 'string' && text.trim() !== '') return text
  }
  return ''
}

/** The language in which a document can be shown: the one asked for when it has a title there, else the other. */
export function contentLocale(title: unknown, locale: Locale): Locale {
  const own = inLocale(title, locale)
  return typeof own === 'string' && own.trim() !== '' ? locale : otherLocale(locale)
}
