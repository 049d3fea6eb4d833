import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DIGITS, grouped, hashOfCode, newCodes, readCode, type CodeKind } from './codes'
import { confirmed, leftOf, NO_FACTOR, numberAsked, ON_CARD, spend, type Factor } from './factor'
import { newSecret, stepOf } from './totp'

/** The secret of RFC 6238's examples: the text 12345678901234567890, in base32. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const code = (typed: string) => readCode(typed) ?? { kind: 'app', digits: typed }

describe('a code', () => {
  test.each<[string, CodeKind | undefined]>([
    ['123456', 'app'],
    ['123 456', 'app'],
    [' 1234-5678 ', 'card'],
    ['1234 5678 – 9012 3456', 'recovery'],
    ['１２３４５６', 'app'],
    ['12345', undefined],
    ['1234567', undefined],
    ['12345a', undefined],
    ['', undefined],
  ])('%j is of the kind %s', (typed, kind) => {
    expect(readCode(typed)?.kind).toBe(kind)
  })

  test('is read again from however it is shown, and from nothing else', () => {
    const kinds = fc.constantFrom<'card' | 'recovery'>('card', 'recovery')
    fc.assert(
      fc.property(kinds, (kind) => {
        const [made = ''] = newCodes(kind, 1)
        expect(made).toHaveLength(DIGITS[kind])
        expect(readCode(grouped(made))).toEqual({ kind, digits: made })
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const read = readCode(typed)
        expect(read === undefined || /^\d{6}(\d{2}(\d{8})?)?$/.test(read.digits)).toBe(true)
      }),
    )
  })

  test('differs from every other one of its list', () => {
    expect(new Set(newCodes('card', ON_CARD)).size).toBe(ON_CARD)
  })
})

describe('a code of an app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('is that of RFC 6238 at second %i', (seconds, digits) => {
    const step = Math.floor(seconds / 30)
    const at = (offset: number, after = -1) =>
      stepOf(RFC, digits, { after, now: (seconds + offset) * 1000 })
    expect(at(0)).toBe(step)
    expect([at(-30), at(30)]).toEqual([step, step])
    expect([at(-60), at(60)]).toEqual([undefined, undefined])
    // Once, and nothing before it any more.
    expect([at(0, step), at(30, step + 1), at(0, step - 1)]).toEqual([undefined, undefined, step])
  })

  test('has a secret of 160 bits of its own', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
  })
})

const card = (codes: readonly string[]): Factor => ({ recovery: [], card: codes.map(hashOfCode) })

test('a card gives its codes one after the other, each once', () => {
  const codes = newCodes('card', 3)
  let factor = card(codes)
  expect(spend(factor, code(codes[1] ?? ''), 0)).toBeUndefined()
  for (const [index, one] of codes.entries()) {
    expect(numberAsked(factor)).toBe(index + 1)
    const spent = spend(factor, code(one), 0)
    expect(spent?.kind).toBe('card')
    factor = spent?.factor ?? factor
    expect(spend(factor, code(one), 0)).toBeUndefined()
    expect(leftOf(factor).card).toBe(2 - index)
  }
  expect(numberAsked(factor)).toBeUndefined()
})

test('whatever is typed in whichever order, no code counts twice', () => {
  const codes = newCodes('recovery', 4)
  const start: Factor = { recovery: codes.map(hashOfCode) }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...codes, '0000000000000000'), { maxLength: 12 }),
      (typed) => {
        let factor = start
        const taken: string[] = []
        for (const one of typed) {
          const spent = spend(factor, code(one), 0)
          if (spent) taken.push(one)
          factor = spent?.factor ?? factor
        }
        expect(new Set(taken).size).toBe(taken.length)
        expect(leftOf(factor).recovery).toBe(4 - taken.length)
      },
    ),
  )
})

test('what is set up holds from its first code on, which is spent with it', () => {
  const waiting = { kind: 'app', secret: RFC, session: 's', until: 0 } as const
  const before: Factor = { ...NO_FACTOR, waiting, app: { secret: newSecret(), lastStep: 7 } }
  const now = 59_000
  expect(confirmed(before, waiting, code('287083'), now)).toBeUndefined()
  expect(confirmed(before, waiting, code('12345678'), now)).toBeUndefined()
  const after = confirmed(before, waiting, code('287082'), now)
  expect(after).toEqual({ recovery: [], app: { secret: RFC, lastStep: 1 } })
  expect(spend(after ?? before, code('287082'), now)).toBeUndefined()
})

test('somebody without a factor has no right code', () => {
  fc.assert(
    fc.property(fc.constantFrom(6, 8, 16), fc.nat(), (length, n) => {
      expect(spend(NO_FACTOR, code(String(n).padStart(length, '0')), n)).toBeUndefined()
    }),
  )
})
