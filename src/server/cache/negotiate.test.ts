import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createNegotiator, ENCODINGS, negotiate } from './negotiate'

type Offer = Readonly<{ coding: string; thousandths: number }>

const offer = fc.record({
  coding: fc.constantFrom('br', 'gzip', 'identity', '*', 'deflate', 'zstd'),
  thousandths: fc.integer({ min: 0, max: 1000 }),
})
const space = fc.constantFrom('', ' ', '\t', '  ')

/** The offer that counts for a coding: named ones before `*`, later ones before earlier ones. */
function weightIn(offers: readonly Offer[], coding: string): number {
  const named = offers.filter((one) => one.coding === coding)
  const counting = named.length > 0 ? named : offers.filter((one) => one.coding === '*')
  return counting.at(-1)?.thousandths ?? 0
}

function oracle(offers: readonly Offer[]): string {
  const ranked = ['br', 'gzip', 'identity'].sort(
    (a, b) => weightIn(offers, b) - weightIn(offers, a),
  )
  const best = ranked[0] ?? ''
  return weightIn(offers, best) > 0 ? best : 'identity'
}

describe('negotiate', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0, gzip;q=0.000, *;q=0', 'identity'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.5', 'br'],
    ['br;q=0.5, identity', 'identity'],
    ['br;q=1.0', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['deflate, zstd', 'identity'],
    // What cannot be read is not sent to a client that may not understand it.
    ['br;q=2', 'identity'],
    ['br;q=0.1234', 'identity'],
    ['br;q=', 'identity'],
    ['br;level=9', 'identity'],
    ['br;q=1;q=0', 'identity'],
    ['brotli', 'identity'],
    [',,;,', 'identity'],
  ])('%s gives %s', (header, encoding) => {
    expect(negotiate(header)).toBe(encoding)
  })

  test('agrees with a plain reading of the rule', () => {
    const header = fc.array(fc.tuple(offer, space, space, fc.boolean()), { maxLength: 8 })
    fc.assert(
      fc.property(header, (offers) => {
        const text = offers.map(([{ coding, thousandths }, before, after, isUpper]) => {
          const name = isUpper ? coding.toUpperCase() : coding
          return `${before}${name}${after};${before}q=${(thousandths / 1000).toFixed(3)}${after}`
        })
        expect(negotiate(text.join(','))).toBe(oracle(offers.map(([one]) => one)))
      }),
    )
  })

  test('answers one of the encodings to any text', () => {
    fc.assert(fc.property(fc.string(), (text) => ENCODINGS.includes(negotiate(text))))
  })
})

describe('createNegotiator', () => {
  test('remembers nothing wrong, however many headers it has seen', () => {
    const remembered = createNegotiator()
    const headers = Array.from({ length: 1000 }, (_, at) => `br;q=0.${at % 10}, gzip;q=0.5, x${at}`)
    for (const header of [...headers, ...headers]) {
      expect(remembered(header)).toBe(negotiate(header))
    }
    expect(remembered(undefined)).toBe('identity')
    expect(remembered('')).toBe('identity')
    expect(remembered(`br, ${'x'.repeat(10_000)}`)).toBe('br')
  })
})
