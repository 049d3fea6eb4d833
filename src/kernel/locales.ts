/** The languages of the portal, in the order in which they are offered; the first is the default. */
export const LOCALES = ['kk', 'ru'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'kk'

/** Is this text the id of a language of ours? */
export function isLocale(value: unknown): value is Locale {
  return value === 'kk' || value === 'ru'
}

/** The language of who asks; the default one where a request has another. */
export function localeOf({ i18n }: Readonly<{ i18n: Readonly<{ language: string }> }>): Locale {
  return isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE
}

/** The language that is not this one. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'kk' ? 'ru' : 'kk'
}

/**
 * The best language for an `Accept-Language` header, by the reader's own order of preference;
 * `kz` is a common misspelling of `kk`. Kazakh when nothing fits. Never throws.
 */
export function matchLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters
        .map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1])
        .find((text) => text !== undefined)
      return {
        language: tag.trim().split('-')[0] ?? '',
        weight: q === undefined ? 1 : Number(q),
        order,
      }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
  for (const { language } of wanted) {
    const locale = language === 'kz' ? 'kk' : language
    if (isLocale(locale)) return locale
  }
  return DEFAULT_LOCALE
}
