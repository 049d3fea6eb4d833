import { readdirSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { en } from '@payloadcms/translations/languages/en'

import { generalActions } from './generalActions'
import { generalMessages } from './generalMessages'
import { generalNames } from './generalNames'
import { kk } from './index'
import { lexicalKk } from './lexical'

type Texts = { [key: string]: string | Texts }
type Flat = Map<string, string>

/** Names that Kazakh writes in Latin letters as well; `true` and `false` are what the API takes. */
const latinWords = new Set(['API', 'ID', 'URL', 'true', 'false'])

/** A number before a hyphen is written so in Kazakh; no ending hangs on the variable. */
const hyphenAfterNumber = new Set(['heading:label'])

const kazakhLetters = /^[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]+$/

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}:`),
  )
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{.*?\}\}/g))].sort().join(' ')
const tags = (text: string) => (text.match(/<\/?(?:\d|[a-z])[^>]*>/g) ?? []).sort().join(' ')
const words = (text: string) =>
  text
    .replace(/\{\{.*?\}\}/g, ' ')
    .replace(/<\/?(?:\d|[a-z])[^>]*>/g, ' ')
    .match(/\p{L}+/gu) ?? []

/** The English strings of the rich-text editor, from the files its features keep them in. */
async function readLexicalEnglish(): Promise<Texts> {
  const dist = resolve('node_modules/@payloadcms/richtext-lexical/dist')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file === 'i18n.js' || file.endsWith(`${sep}i18n.js`))
    .map((file) => ({ file, parts: file.split(sep).filter((part) => part !== 'server') }))
  const features = files.map(async ({ file, parts }) => {
    const module = (await import(join(dist, file))) as { i18n: { en: Texts; ru: Texts } }
    return [parts.at(-2) ?? 'general', module.i18n.en] as const
  })
  return Object.fromEntries(await Promise.all(features))
}

const sources = {
  admin: { kazakh: kk.translations as Texts, readEnglish: () => Promise.resolve(en.translations) },
  'rich text': { kazakh: lexicalKk.kk.lexical as Texts, readEnglish: readLexicalEnglish },
}

describe.each(Object.entries(sources))('%s', (_, { kazakh, readEnglish }) => {
  const ours: Flat = new Map(flatten(kazakh))
  let theirs: Flat
  beforeAll(async () => {
    theirs = new Map(flatten(await readEnglish()))
  })

  /** Keys whose Kazakh text fails the check. */
  const faults = (isGood: (text: string, english: string, key: string) => boolean) =>
    [...ours].filter(([key, text]) => !isGood(text, theirs.get(key) ?? '', key))

  test('has every key and nothing else', () => {
    expect(theirs.size).toBeGreaterThan(20)
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
  })

  test('keeps the placeholders', () => {
    const keeps = (a: string, b: string) => placeholders(a) === placeholders(b)
    expect(faults(keeps)).toEqual([])
  })

  test('keeps the tags, each closed in its turn', () => {
    expect(faults((a, b) => tags(a) === tags(b))).toEqual([])
    expect(faults((text) => !/<(\d)>(?!.*<\/\1>)/.test(text))).toEqual([])
  })

  test('is translated', () => {
    expect(faults((text, english) => text.trim() !== '' && text !== english)).toEqual([])
  })

  test('is in Kazakh letters, with no look-alike from another alphabet', () => {
    const isKazakh = (word: string) =>
      latinWords.has(word) || kazakhLetters.test(word.toLocaleLowerCase('kk'))
    expect(faults((text) => words(text).every(isKazakh))).toEqual([])
    const hasKazakhWord = (text: string) =>
      words(text).length === 0 || words(text).some((word) => !latinWords.has(word))
    expect(faults(hasKazakhWord)).toEqual([])
    expect(faults((text) => text === text.normalize('NFC'))).toEqual([])
  })

  test('hangs no ending on a variable', () => {
    const isFree = (text: string, _english: string, key: string) =>
      hyphenAfterNumber.has(key) || !/\}\}(?:<[^>]+>)?[»)]?-?\p{L}/u.test(text)
    expect(faults(isFree)).toEqual([])
  })

  test('says that something goes on where English does, and is tidy', () => {
    expect(faults((a, b) => a.endsWith('...') === b.endsWith('...'))).toEqual([])
    expect(faults((text) => text === text.trim() && !/ {2}|["“”„]/.test(tidy(text)))).toEqual([])
  })
})

/** Quotation marks inside a tag are HTML, not writing. */
function tidy(text: string): string {
  return text.replace(/<[^>]+>/g, '')
}

test('no general key is said twice', () => {
  const parts = [generalActions, generalMessages, generalNames].flatMap((part) => Object.keys(part))
  expect(new Set(parts).size).toBe(parts.length)
})

test('the checks see a look-alike, an ending on a variable and a lost tag', () => {
  expect(kazakhLetters.test('қарaлама')).toBe(false)
  expect(/\}\}(?:<[^>]+>)?[»)]?-?\p{L}/u.test('<1>{{title}}</1>ны')).toBe(true)
  expect(/\}\}(?:<[^>]+>)?[»)]?-?\p{L}/u.test('«{{title}}»-ны')).toBe(true)
  expect(/<(\d)>(?!.*<\/\1>)/.test('<1>атауы</2>')).toBe(true)
})
