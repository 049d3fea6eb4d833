import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createAnswerReader } from './readAnswers'

const answer = (body: string, id = '') =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nX-Id: ${id}\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
  )

const readAll = (bytes: Buffer, cuts: readonly number[]) => {
  const reader = createAnswerReader()
  const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])].sort(
    (a, b) => a - b,
  )
  // One buffer for everything, as the socket has it: the reader must not keep views of it.
  const shared = Buffer.alloc(bytes.length)
  let completed = 0
  for (const [index, from] of places.slice(0, -1).entries()) {
    const length = bytes.copy(shared, 0, from, places[index + 1])
    completed += reader.take(shared, length)
  }
  return completed
}

test('counts answers however they are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 8, unit: 'grapheme-ascii' }), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.array(fc.nat(), { maxLength: 40 }),
      (ids, cuts) => {
        const bytes = Buffer.concat(
          ids.map((id) => answer('twelve bytes', id.replaceAll(/[^a-z]/g, ''))),
        )
        expect(readAll(bytes, cuts)).toBe(ids.length)
      },
    ),
  )
})

test('refuses an answer that is no 200, or has no length', () => {
  expect(() => readAll(Buffer.from('HTTP/1.1 503 No\r\nContent-Length: 1\r\n\r\nx'), [])).toThrow(
    '503',
  )
  expect(() => readAll(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), [])).toThrow('length')
})

test('refuses a body that became longer than the first one', () => {
  expect(() => readAll(Buffer.concat([answer('abc'), answer('abcd'), answer('abc')]), [])).toThrow(
    'not a good answer',
  )
})
