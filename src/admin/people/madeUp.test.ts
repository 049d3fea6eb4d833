import { expect, test } from '@jest/globals'
import { madeUpName, madeUpPassword } from './madeUp'

const many = <T>(make: () => T): T[] => Array.from({ length: 2000 }, make)

test('a user name can be said, typed and read, and is nobody’s', () => {
  const names = many(madeUpName)
  for (const name of names) expect(name).toMatch(/^([bdgkmnprstvz][aeiou]){3}-[2-9]{3}$/)
  expect(new Set(names).size).toBeGreaterThan(1990)
})

test('a password has no sign that looks like another, and never comes twice', () => {
  const passwords = many(madeUpPassword)
  for (const password of passwords)
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  expect(new Set(passwords).size).toBe(2000)
})

test('every sign comes as often as any other', () => {
  const counts = new Map<string, number>()
  for (const sign of many(madeUpPassword).join('').replaceAll('-', ''))
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  expect(counts.size).toBe(31)
  // 32,000 signs: 1,032 of each, with a deviation of 32.
  for (const count of counts.values()) expect(Math.abs(count - 1032)).toBeLessThan(200)
})
