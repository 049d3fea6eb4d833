import { expect, test } from '@jest/globals'
import { uuidv7 } from './uuidv7'

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ten thousand in a row are of version 7, distinct, and in order', () => {
  const ids = Array.from({ length: 10_000 }, () => uuidv7())
  for (const id of ids) expect(id).toMatch(FORM)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})

test('a clock that goes back makes no id that sorts before an earlier one', () => {
  const first = uuidv7(Date.now() + 5_000)
  expect(uuidv7(0) > first).toBe(true)
})

test('the first 48 bits are the milliseconds', () => {
  const later = Date.now() + 100_000
  expect(parseInt(uuidv7(later).replaceAll('-', '').slice(0, 12), 16)).toBe(later)
})
