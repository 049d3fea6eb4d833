import { expect, test } from '@jest/globals'
import { missingKeys } from '#kernel'
import { siteMessages } from './index'

test('both languages hold the same keys', () => {
  expect(missingKeys(siteMessages)).toEqual([])
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
