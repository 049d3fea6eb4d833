import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isBin, withBinCheckDigit } from './bin'

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
const beginning = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 4, max: 6 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 99_999 }),
  )
  .map(
    ([year, month, kind, division, serial]) =>
      `${pad(year, 2)}${pad(month, 2)}${String(kind)}${String(division)}${pad(serial, 5)}`,
  )
const bins = beginning
  .map((eleven) => withBinCheckDigit(eleven))
  .filter((bin): bin is string => bin !== undefined)

/** The first round as the resolution words it, written a second time for the tests alone. */
const firstRound = (text: string): number =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].reduce(
    (sum, weight) => sum + weight * Number(text[weight - 1]),
    0,
  ) % 11

test.each(['200140000014', '590140000013', '590240000017'])('%s is a number', (bin) => {
  expect(isBin(bin)).toBe(true)
})

test.each([
  ['', 'nothing'],
  ['20014000001', 'eleven digits'],
  ['2001400000144', 'thirteen'],
  [' 200140000014', 'a space before'],
  ['200140000014\n', 'a line end after'],
  ['200140-000014', 'a hyphen'],
  ['20014000001a', 'a letter'],
  ['٢٠٠١٤٠٠٠٠٠١٤', 'digits of another script'],
  ['200140000015', 'a wrong check digit'],
  ['061211600012', "a person's number, whose fifth digit is below 4"],
  ['850101300035', "another person's number"],
])('%p is none: %s', (text) => {
  expect(isBin(text)).toBe(false)
})

test.each(['00', '13', '99'])('month %s does not exist', (month) => {
  const all = Array.from({ length: 10 }, (_, digit) => `20${month}4000001${String(digit)}`)
  expect(all.filter(isBin)).toEqual([])
})

test('where the first round gives 10 the second decides; where both do there is no number', () => {
  const all = Array.from({ length: 1000 }, (_, serial) => `200140${pad(serial, 5)}`)
  const second = all.filter((eleven) => firstRound(eleven) === 10)
  const made = second.map(withBinCheckDigit)
  expect(second.length).toBeGreaterThan(80)
  const never = second.filter((_, i) => made[i] === undefined)
  expect(never.length).toBeGreaterThan(5)
  expect(all.filter((eleven) => withBinCheckDigit(eleven) === undefined)).toEqual(never)
  for (const eleven of never)
    for (let digit = 0; digit < 10; digit += 1)
      expect(isBin(`${eleven}${String(digit)}`)).toBe(false)
  // By hand: 2·1 + 1·4 + 4·5 + 9·8 = 98 = 8·11 + 10, then 2·3 + 1·6 + 4·7 + 9·10 = 130 = 11·11 + 9.
  expect(withBinCheckDigit('20014009000')).toBe('200140090009')
})

test('what is made of a beginning is a number that begins so', () => {
  fc.assert(
    fc.property(beginning, (eleven) => {
      const bin = withBinCheckDigit(eleven)
      return bin === undefined || (isBin(bin) && bin.slice(0, 11) === eleven)
    }),
  )
})

test.each([
  '',
  '2001400000',
  '200140000014',
  '2013400000',
  '20014a00001',
  '20017000001',
  '2001400000x',
])('nothing is made of %p', (text) => {
  expect(withBinCheckDigit(text)).toBeUndefined()
})

test('any text may be asked about', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isBin(text)).toBe(
        /^\d{12}$/.test(text) && withBinCheckDigit(text.slice(0, 11)) === text,
      )
    }),
  )
})

test('a wrong check digit is always refused', () => {
  fc.assert(
    fc.property(bins, fc.integer({ min: 1, max: 9 }), (bin, by) => {
      expect(isBin(`${bin.slice(0, 11)}${String((Number(bin[11]) + by) % 10)}`)).toBe(false)
    }),
  )
})

test('a wrong digit among the first ten is refused wherever the first round decides before and after', () => {
  const wrong = fc.tuple(bins, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(wrong, ([bin, at, by]) => {
      const changed = replaced(bin, at, String((Number(bin[at]) + by) % 10))
      fc.pre(firstRound(bin) < 10 && firstRound(changed) < 10)
      expect(isBin(changed)).toBe(false)
    }),
  )
})

test('two neighbours that changed places are refused wherever the first round decides before and after', () => {
  fc.assert(
    fc.property(bins, fc.integer({ min: 0, max: 10 }), (bin, at) => {
      const changed = swapped(bin, at)
      fc.pre(changed !== bin && firstRound(bin) < 10 && firstRound(changed) < 10)
      expect(isBin(changed)).toBe(false)
    }),
  )
})

test('the rule misses what its description says it misses', () => {
  const sample = fc.sample(bins, { numRuns: 3000, seed: 1 })
  const misses = (change: (bin: string) => string[]): number => {
    const changed = sample.flatMap((bin) => change(bin).filter((other) => other !== bin))
    return changed.filter(isBin).length / changed.length
  }
  const wrongAt = (at: number) =>
    misses((bin) => [...'0123456789'].map((digit) => replaced(bin, at, digit)))
  const elsewhere = Array.from({ length: 10 }, (_, at) => wrongAt(at))
  expect(wrongAt(10)).toBeGreaterThan(0.85)
  expect(Math.max(...elsewhere)).toBeLessThan(0.025)
  expect(wrongAt(11)).toBe(0)
  const transposed = misses((bin) => Array.from({ length: 11 }, (_, at) => swapped(bin, at)))
  expect(transposed).toBeGreaterThan(0.004)
  expect(transposed).toBeLessThan(0.016)
})

function replaced(text: string, at: number, by: string): string {
  return `${text.slice(0, at)}${by}${text.slice(at + 1)}`
}

function swapped(text: string, at: number): string {
  return `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`
}
