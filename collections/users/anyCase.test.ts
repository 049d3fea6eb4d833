import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyCase } from './anyCase'

const ask = (where: unknown): unknown => {
  const args = where === undefined ? { limit: 1 } : { limit: 1, where }
  const asked = anyCase('name')({ args } as unknown as Parameters<ReturnType<typeof anyCase>>[0])
  return (asked as { where?: unknown }).where
}
const like = (text: string) => ({ name: { like: text } })

test.each([
  ['нұрлан', 'Нұрлан'],
  ['НҰРЛАН оспанов', 'Нұрлан Оспанов'],
  ['анна-мария', 'Анна-Мария'],
  ['ісләм', 'Іслам'.replace('лам', 'ләм')],
])('%s is also looked for as %s', (typed, written) => {
  expect(ask(like(typed))).toEqual({ or: [like(typed), like(written)] })
})

test('what is typed as it is written is asked once', () => {
  expect(ask(like('Нұрлан'))).toEqual({ or: [like('Нұрлан')] })
})

test('other conditions stay, beside it and around it', () => {
  expect(ask({ ...like('а'), disabled: { equals: true } })).toEqual({
    and: [{ disabled: { equals: true } }, { or: [like('а'), like('А')] }],
  })
  expect(ask({ or: [like('а'), { username: { like: 'а' } }] })).toEqual({
    or: [{ or: [like('а'), like('А')] }, { username: { like: 'а' } }],
  })
})

test('questions of another kind are left alone', () => {
  for (const where of [{}, { name: { equals: 'а' } }, { name: { like: 5 } }, { id: { in: ['а'] } }])
    expect(ask(where)).toEqual(where)
  expect(ask(undefined)).toBeUndefined()
})

test('whatever is typed is among what is asked', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const { or } = ask(like(typed)) as { or: unknown[] }
      expect(or[0]).toEqual(like(typed))
      expect(or.length).toBeLessThanOrEqual(2)
    }),
  )
})
