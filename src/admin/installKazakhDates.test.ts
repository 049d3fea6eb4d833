import { beforeAll, describe, expect, test } from '@jest/globals'
import { importDateFNSLocale, initI18n } from '@payloadcms/translations'
import type { Language } from '@payloadcms/translations'
import { format, formatDistance, parse, startOfWeek, addDays } from 'date-fns'
import type { Locale } from 'date-fns'

import { installKazakhDates } from './installKazakhDates'
import { kk } from './kk'

const november = new Date(2026, 10, 23, 9, 5)
let locale: Locale

beforeAll(async () => {
  locale = await importDateFNSLocale('az')
  await installKazakhDates()
  await installKazakhDates()
})

test('the locale that Payload already holds turns Kazakh', async () => {
  expect(format(november, 'LLLL yyyy', { locale })).toBe('қараша 2026')
  expect(await importDateFNSLocale('az')).toBe(locale)
})

test('every month is named as the Unicode data names it', () => {
  const name = new Intl.DateTimeFormat('kk', { month: 'long' })
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(2026, month, 1)
    expect(format(day, 'LLLL', { locale })).toBe(name.format(day).toLocaleLowerCase('kk'))
  }
})

test('the week begins on Monday', () => {
  const monday = startOfWeek(november, { locale })
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => format(addDays(monday, day), 'EEE', { locale }))
  expect(week).toEqual(['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'])
})

test('our own format and distances read well in Kazakh', () => {
  const written = format(november, 'dd.MM.yyyy HH:mm', { locale })
  expect(written).toBe('23.11.2026 09:05')
  expect(parse(written, 'dd.MM.yyyy HH:mm', new Date(), { locale })).toEqual(november)
  const minutesAgo = (count: number) => new Date(november.getTime() - count * 60_000)
  expect(formatDistance(minutesAgo(5), november, { locale })).toBe('5 минут')
  expect(formatDistance(minutesAgo(0), november, { locale })).toBe('1 минуттан аз')
})

test('other languages keep their dates', async () => {
  const russian = await importDateFNSLocale('ru')
  expect(format(november, 'LLLL yyyy', { locale: russian })).toBe('ноябрь 2026')
})

describe('a request in Kazakh', () => {
  // The key `kk` is unknown to Payload's types only.
  const supportedLanguages: Record<string, Language> = { kk }
  const language = 'kk' as 'ru'
  const config = { fallbackLanguage: language, supportedLanguages }

  test('gets Kazakh text and dates on the server', async () => {
    const i18n = await initI18n({ config, context: 'api', language })
    expect(i18n.t('general:thisLanguage')).toBe('Қазақша')
    expect(i18n.t('version:versionCount', { count: 21 })).toBe('21 нұсқа табылды')
    expect(format(november, 'LLLL', { locale: i18n.dateFNS })).toBe('қараша')
  })

  test('gets them for the browser too', async () => {
    const i18n = await initI18n({ config, context: 'client', language })
    expect(i18n.translations.general).toMatchObject({ save: 'Сақтау' })
    expect(i18n.dateFNSKey).toBe('az')
  })
})
