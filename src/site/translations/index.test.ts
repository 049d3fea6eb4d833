import { expect, test } from '@jest/globals'
import { missingKeys } from '#kernel'
import { createTranslator } from '../../kernel/translator'
import { siteMessages } from './index'

const translate = await createTranslator({ site: siteMessages })

test('both languages hold the same keys', () => {
  expect(missingKeys(siteMessages)).toEqual([])
})

test('a Russian count agrees with its noun, a Kazakh one leaves it singular', () => {
  const count = (locale: 'kk' | 'ru', n: number) =>
    translate(locale)('site:home.count', { count: n })
  expect([1, 2, 5, 21].map((n) => count('ru', n))).toEqual([
    '1 сайт',
    '2 сайта',
    '5 сайтов',
    '21 сайт',
  ])
  expect([1, 5].map((n) => count('kk', n))).toEqual(['1 сайт', '5 сайт'])
})

test('Kazakh texts are written in Kazakh Cyrillic: no Latin look-alikes, no Russian text left over', () => {
  for (const [key, text] of Object.entries(siteMessages.kk)) {
    const words = text.replace(/\{[^}]*\}/g, '')
    expect({ key, latin: /[A-Za-z]/.test(words) }).toEqual({ key, latin: false })
    expect({ key, same: text.length > 12 && text === siteMessages.ru[key] }).toEqual({
      key,
      same: false,
    })
  }
})
