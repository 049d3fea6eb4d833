import { beforeAll, expect, test } from '@jest/globals'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { initI18n } from '@payloadcms/translations'
import type { I18n, Language } from '@payloadcms/translations'
import { ru } from '@payloadcms/translations/languages/ru'
import { buildConfig } from 'payload'
import type { Config, SanitizedConfig } from 'payload'

import { kk } from './index'
import { lexicalKk } from './lexical'

let config: SanitizedConfig

const read = (language: string): Promise<I18n> =>
  initI18n({ config: config.i18n, context: 'api', language: language as 'ru' })
const text = (i18n: I18n, key: string, values?: object) => i18n.t(key as 'general:save', values)

beforeAll(async () => {
  const supportedLanguages: Record<string, Language> = { kk, ru }
  config = await buildConfig({
    secret: 'only for this test',
    db: { allowIDOnCreate: false, defaultIDType: 'text', init: () => undefined } as never,
    editor: lexicalEditor(),
    collections: [{ slug: 'pages', fields: [{ name: 'body', type: 'richText' }] }],
    i18n: {
      supportedLanguages,
      fallbackLanguage: 'kk' as 'ru',
      translations: lexicalKk as unknown as NonNullable<Config['i18n']>['translations'],
    },
  })
})

test('the editor of a sanitised configuration speaks Kazakh', async () => {
  const i18n = await read('kk')
  expect(text(i18n, 'lexical:link:label')).toBe('Сілтеме')
  expect(text(i18n, 'lexical:heading:label', { headingLevel: '2' })).toBe('2-деңгейлі тақырып')
  expect(text(i18n, 'lexical:general:slashMenuListGroupLabel')).toBe('Тізімдер')
})

test('no feature in use is left without Kazakh', () => {
  const languages = config.i18n.translations as Record<string, { lexical: object }>
  const features = Object.keys(languages.en?.lexical ?? {})
  expect(features.length).toBeGreaterThan(10)
  expect(Object.keys(languages.kk?.lexical ?? {})).toEqual(expect.arrayContaining(features))
})

test('Russian keeps the words of the package', async () => {
  expect(text(await read('ru'), 'lexical:link:label')).toBe('Ссылка')
})

test('Kazakh is what a request without a known language gets', () => {
  expect(config.i18n.fallbackLanguage).toBe('kk')
})
