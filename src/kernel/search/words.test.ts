import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { searchKey } from '../searchKey'
import { askedWords, hasAll, wordsOf, wordsOfDocument } from './words'

test('a document is found by the words of all its languages, each once', () => {
  const document = { searchKey: { kk: 'кокшетау 1 мектеби', ru: 'школа 1 кокшетау' } }
  expect(wordsOfDocument(document)).toEqual(['кокшетау', '1', 'мектеби', 'школа'])
  expect(wordsOfDocument({ searchKey: 'a b a' })).toEqual(['a', 'b'])
  expect(wordsOfDocument({ searchKey: null })).toEqual([])
  expect(wordsOfDocument({})).toEqual([])
})

test('a question is folded, and its longest word asked first', () => {
  expect(askedWords('  №1  Көкшетау! ')).toEqual(['кокшетау', '1'])
  expect(askedWords(' – ')).toEqual([])
  expect(askedWords('a b c d e f g h')).toHaveLength(6)
})

test('a word is found with its last sound softened', () => {
  expect(askedWords('Мектеп')).toEqual(['мекте'])
  expect(askedWords('бак')).toEqual(['бак'])
})

test('every beginning must stand somewhere', () => {
  expect(hasAll(['кокшетау', '1'], ['кокш', '1'])).toBe(true)
  expect(hasAll(['кокшетау', '1'], ['кокш', '2'])).toBe(false)
  expect(hasAll(['кокшетау'], ['шетау'])).toBe(false)
})

test('a text is found by the beginning of each of its words, on either keyboard', () => {
  const word = fc.stringMatching(/^[а-яәғқңөұүһі]{1,12}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 10 }), fc.nat(), (words, seed) => {
      const key = searchKey(words.join(' '))
      const one = words[seed % words.length] ?? ''
      const asked = askedWords(one.slice(0, 1 + (seed % one.length)).toUpperCase())
      expect(hasAll(wordsOf([key]), asked)).toBe(true)
    }),
  )
})
