import type { Locale } from '#kernel'

const WORDS = {
  kk: {
    '': 'Сенімділігі',
    '.law': 'Құжатта жазылған',
    '.practice': 'Тәжірибеде солай',
    '.unsure': 'Құжатпен салыстырылмаған',
  },
  ru: {
    '': 'Достоверность',
    '.law': 'Сказано в акте',
    '.practice': 'Так принято',
    '.unsure': 'Не сверено с актом',
  },
} as const
const SOURCES = { kk: 'Дереккөзі', ru: 'Источник' } as const

/** Texts of what every rule tells of itself, wherever in a pack it stands. */
export function factTexts(locale: Locale, places: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    places.flatMap((place) => [
      ...Object.entries(WORDS[locale]).map(([end, text]) => [`${place}.certainty${end}`, text]),
      [`${place}.source`, SOURCES[locale]],
    ]),
  ) as Record<string, string>
}

/** Where in the packs of the core rules stand that tell how sure they are. */
export const FACTS: readonly string[] = [
  ...['', '.terms', '.breaks', '.exams', '.holidays', '.movedDays'].map(
    (list) => `rules.school-calendar${list}`,
  ),
  ...['.sections', '.pages'].map((list) => `rules.site-rules${list}`),
]
