import { describe, expect, test } from '@jest/globals'
import type { Payload, PayloadRequest } from 'payload'
import { errorBody, messageOf, translateErrors } from './errorMessages'
import { ERRORS, PortalError, type ErrorCode } from './errors'
import { LOCALES } from './locales'
import { attachState } from './state'
import { createTranslator, missingKeys } from './translator'
import { kernelMessages } from './translations'

const translate = await createTranslator({ kernel: kernelMessages })
const codes = Object.keys(ERRORS) as ErrorCode[]

/** What the code that throws an error fills its message with. */
const VALUES: Partial<Record<ErrorCode, Record<string, number | string>>> = {
  child_codes_many: { most: 8 },
  email_throttled: { minutes: 12 },
  recovery_throttled: { minutes: 12 },
  letters_throttled: { minutes: 12 },
  iin_throttled: { minutes: 12 },
  code_throttled: { minutes: 12 },
  contrast_low: { ratio: '3,12' },
  handover_unsuitable: { username: 'oqushy-11' },
  handover_waits: { username: 'oqushy-11' },
  pack_file_other: { found: 'Күнтізбе', wanted: 'Сайт ережелері' },
  pack_gap: { from: '01.06.2027', until: '04.06.2027' },
  pack_overlap: { from: '01.06.2027', until: '04.06.2027' },
  password_weak: { min: 10 },
  sign_in_crowded: { minutes: 3 },
  slips_changed: { count: 3 },
  sign_in_throttled: { minutes: 12 },
  slug_reserved: { slug: 'api' },
  slug_taken: { slug: 'mektep' },
  table_refused: { reason: 'Кестеде жол жоқ.' },
  too_large: { limit: 20 },
  tree_too_deep: { most: 5 },
}

describe.each(LOCALES)('in %s', (locale) => {
  test.each(codes)('%s has a whole sentence of its own', (code) => {
    const message = messageOf(new PortalError(code, VALUES[code]), translate(locale))
    expect(message).toMatch(/^\p{Lu}.*[.!]$|^«/su)
    expect(message).not.toMatch(/[{}]|error\.|undefined/)
    for (const value of Object.values(VALUES[code] ?? {})) expect(message).toContain(String(value))
  })

  test('the sentences differ from code to code', () => {
    const messages = codes.map((code) => kernelMessages[locale][`error.${code}`])
    expect(new Set(messages).size).toBe(codes.length)
  })
})

test('both languages say the same things, and nothing about codes that do not exist', () => {
  expect(missingKeys(kernelMessages)).toEqual([])
  const told = Object.keys(kernelMessages.kk).filter((key) => key.startsWith('error.'))
  expect(told.sort()).toEqual(codes.map((code) => `error.${code}`).sort())
})

test('a thrown value that is not ours is told as a fault of the portal, and no more', () => {
  for (const thrown of [new Error('SELECT secret'), 'secret', undefined, null]) {
    const body = errorBody(thrown, translate('ru'))
    expect(body).toEqual({
      error: { code: 'internal', message: kernelMessages.ru['error.internal'] },
    })
  }
})

test('the body names the field at fault', () => {
  const error = new PortalError('slug_taken', { slug: 'a' }, { field: 'slug' })
  expect(errorBody(error, translate('kk')).error).toMatchObject({
    code: 'slug_taken',
    field: 'slug',
  })
})

test('the body says how long to wait where that is known', () => {
  const error = new PortalError('sign_in_throttled', { minutes: 2 }, { retryAfter: 61 })
  expect(errorBody(error, translate('kk')).error).toMatchObject({ retryAfter: 61 })
})

const answered = (error: unknown, language: string) => {
  const payload = {} as Payload
  attachState(payload, { translate } as never)
  const req = { payload, i18n: { language } } as unknown as PayloadRequest
  return translateErrors({ error, req, result: { errors: [] } } as never) as
    { response: Record<string, unknown> } | undefined
}

test("Payload's answer is in the reader's language, Kazakh where there is no such", () => {
  const error = new PortalError('not_found')
  const shown = (language: string) => answered(error, language)?.response
  expect(shown('ru')).toEqual({
    error: { code: 'not_found', message: kernelMessages.ru['error.not_found'] },
    errors: [
      {
        message: kernelMessages.ru['error.not_found'],
        data: { code: 'not_found', field: undefined },
      },
    ],
  })
  expect(shown('en')?.error).toMatchObject({ message: kernelMessages.kk['error.not_found'] })
})

test("Payload's own errors stay as they are", () => {
  expect(answered(new TypeError('x'), 'ru')).toBeUndefined()
})
