import { beforeAll, expect, test } from '@jest/globals'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { t } from '@payloadcms/translations'
import type { Language } from '@payloadcms/translations'
import { ru } from '@payloadcms/translations/languages/ru'
import { buildConfig } from 'payload'
import type { Config, SanitizedConfig } from 'payload'

import { kk } from './index'
import { lexicalKk } from './lexical'

let config: SanitizedConfig

const text = (language: string, key: string, vars: Record<string, string> = {}): string => {
  const all = config.i18n.translations as Record<string, Parameters<typeof t>[0]['translations']>
  return t({ key, translations: all[language], vars })
}

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

test('the editor of a sanitised configuration speaks Kazakh', () => {
  expect(text('kk', 'lexical:link:label')).toBe('Сілтеме')
  expect(text('kk', 'lexical:heading:label', { headingLevel: '2' })).toBe('2-деңгейлі тақырып')
  expect(text('kk', 'lexical:general:slashMenuListGroupLabel')).toBe('Тізімдер')
})

test('no feature in use is left without Kazakh', () => {
  const languages = config.i18n.translations as Record<string, { lexical: object }>
  const features = Object.keys(languages.en?.lexical ?? {})
  expect(features.length).toBeGreaterThan(10)
  expect(Object.keys(languages.kk?.lexical ?? {})).toEqual(expect.arrayContaining(features))
})

test('Russian keeps the words of the package', () => {
  expect(text('ru', 'lexical:link:label')).toBe('Ссылка')
})

test('Kazakh is what a request without a known language gets', () => {
  expect(config.i18n.fallbackLanguage).toBe('kk')
})
