import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { brokenRule } from './brokenRule'
import { commonWords } from './commonWords'

const ABOUT = ['Айгүл Сейтқали', 'redaktor-7', '№5 орта мектебі', 'Средняя школа № 5']
const rule = (password: string, min = 10, about = ABOUT) => brokenRule(password, { min, about })

describe('a password', () => {
  test.each([
    'correct horse battery',
    'Түлкі таңда тоңды',
    'жеті қазына қайда',
    'set by an administrator',
    'a brand new password',
    'k7fq-m2xz-9dwp-3nhb',
    'тоғыз тоғыз тоғ',
    'Айгүл жақсы көреді шай',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵',
    '漢字仮名交じり文を書く',
    'q8#Lw!2z%R',
    'ж'.repeat(60) + ' бір сөз тағы',
  ])('%p is good: any sign is allowed, and none is asked for', (password) => {
    expect(rule(password)).toBeUndefined()
  })

  test.each([
    ['тоғыз тоғ', 'weak'],
    ['🦊'.repeat(9), 'weak'],
    // Two signs each to whoever types them, one to whoever reads them.
    ['й'.normalize('NFD').repeat(9), 'weak'],
    ['aaaaaaaaaaa', 'simple'],
    ['abababababab', 'simple'],
    ['1234567890', 'simple'],
    ['8 701 123-45-67', 'simple'],
    ['900512300123', 'simple'],
    ['password123', 'common'],
    ['P@ssw0rd2024!', 'common'],
    ['пароль2024', 'common'],
    ['gfhjkm2024', 'common'],
    ['зфыыцщкв123', 'common'],
    ['құпиясөз2024', 'common'],
    ['09gbzc-p2024', 'common'],
    ['купиясоз2024', 'common'],
    ['qwertyuiop', 'common'],
    ['йцукенгшщз', 'common'],
    ['poiuytrewq', 'common'],
    ['1q2w3e4r5t', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['qwerty-asdfg-2024', 'common'],
    ['абвгдеёжзи', 'common'],
    ['аәбвгғдеёж', 'common'],
    ['әіңғ,.үұқөһ', 'common'],
    ['қыркүйек2024', 'common'],
    ['Январь 2024', 'common'],
    ['Казахстан2030', 'common'],
    ['iloveyou2024', 'common'],
    ['12.05.1990kz', 'common'],
    ['orda-portal-2026', 'common'],
    ['пароль пароль', 'common'],
    ['Сейтқали2024', 'personal'],
    ['сейткали2024', 'personal'],
    ['seitqali2024', 'personal'],
    // The name typed with the Latin layout on, and the user name with the Russian one.
    ['Ctqn0fkb2024', 'personal'],
    ['куйклещк-7-7', undefined],
    ['redaktor-7-7', 'personal'],
    ['REDAKTOR2024', 'personal'],
    ['кувфлещк-7-7', 'personal'],
    ['мектебі-5-орта', 'personal'],
    ['Средняя5школа', 'personal'],
  ])('%p: %s', (password, broken) => {
    expect(rule(password)).toBe(broken)
  })

  test('of another person it may be', () => {
    expect(rule('Сейтқали2024', 10, ['Ерлан'])).toBeUndefined()
  })

  test('of whoever gives roles it is longer, and that is said first', () => {
    expect(rule('q8#Lw!2z%R', 14)).toBe('weak')
    expect(rule('1234567890', 14)).toBe('weak')
  })
})

test('far more than the 3,000 passwords that are tried first are refused', () => {
  const tails = ['1234567', '2024!!', '123456', '12345678', '@2025', '1991', '!!!']
  const tried = [...commonWords].flatMap((word) => tails.map((tail) => word + tail))
  const accepted = tried.filter((password) => rule(password, 8) === undefined)
  expect(tried.length).toBeGreaterThan(3000)
  expect(accepted).toEqual([])
})

describe('whatever is typed', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })

  test('gets an answer, and the same one in whichever form of Unicode', () => {
    fc.assert(
      fc.property(text, (password) => {
        const broken = rule(password)
        expect([undefined, 'weak', 'simple', 'common', 'personal']).toContain(broken)
        for (const form of ['NFC', 'NFD', 'NFKC'] as const)
          expect(rule(password.normalize(form))).toBe(broken)
      }),
    )
  })

  test('is weak exactly when it has fewer signs than are asked for', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (password, min) => {
        expect(rule(password, min) === 'weak').toBe([...password.normalize('NFKC')].length < min)
      }),
    )
  })

  test('random letters are good', () => {
    const letters = [...'bdfghjkmnpqrstvwxzәбғжқңөұүһшы']
    const random = fc.array(fc.constantFrom(...letters), { minLength: 16, maxLength: 128 })
    fc.assert(
      fc.property(random, (signs) => {
        fc.pre(new Set(signs).size > 9)
        expect(rule(signs.join(''))).toBeUndefined()
      }),
    )
  })

  test('a name with a year or a row of keys is never good', () => {
    const tail = fc.constantFrom('2024', '1990', '12345678', 'qwerty', 'йцукен', '1234567890')
    fc.assert(
      fc.property(fc.constantFrom('Сейтқали', 'redaktor-7', 'кувфлещк-7'), tail, (word, end) => {
        expect(rule(word + end)).toMatch(/common|personal/)
        expect(rule(end + word)).toMatch(/common|personal/)
      }),
    )
  })
})

test('the longest that is accepted is judged in no time', () => {
  const begun = performance.now()
  expect(rule('абв qwe 123 пароль '.repeat(54).slice(0, 1024))).toBeUndefined()
  // A hash takes longer.
  expect(performance.now() - begun).toBeLessThan(1000)
})
