import { expect, test } from '@jest/globals'
import { dialectOf } from './dialectOf'

test.each([
  ['a;b;c', ';'],
  ['a,b,c', ','],
  ['a\tb\tc', '\t'],
  ['a', ';'],
  ['', ';'],
  ['Атауы, қазақша;Атауы, орысша;БСН', ';'],
  ['Атауы, қазақша, толық;БСН', ';'],
  ['a;b\tc\td', '\t'],
  ['a\tb;c;d', ';'],
  ['"a;b;c",d', ','],
  ['"a\tb\tc\td";e', ';'],
  ['"a""b;c",d', ','],
  ['"екі\r\nжол;",b', ','],
  ['a,b\nc;d;e;f', ','],
  ['a,b\rc;d;e;f', ','],
  ['\r\n\na,b', ','],
  ['\ta,b,c', '\t'],
  ['"a;b', ';'],
])('in %j the delimiter is %j', (text, delimiter) => {
  expect(dialectOf(text)).toEqual({ delimiter, start: 0 })
})

test.each([
  ['sep=,\r\na;b', ',', 7],
  ['sep=;\na,b', ';', 6],
  ['SEP=\t\ra,b', '\t', 6],
  ['sep=|\na|b', '|', 6],
])('%j says it itself', (text, delimiter, start) => {
  expect(dialectOf(text)).toEqual({ delimiter, start })
})

test.each(['sep="\na,b', 'sep=x\na,b', 'sep=,,\na,b', 'sep=\na,b', ' sep=;\na,b'])(
  '%j is a header like any other',
  (text) => {
    expect(dialectOf(text).start).toBe(0)
  },
)

test('a header that never ends costs no more than its length', () => {
  const started = performance.now()
  for (const text of ['"', '""', 'x', '"x"', ';"']) dialectOf(text.repeat(65_536 / text.length))
  expect(performance.now() - started).toBeLessThan(1000)
})
