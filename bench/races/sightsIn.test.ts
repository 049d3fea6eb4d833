import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { colourOf, looksIn, markOf, marksIn, type Mark } from './marks'
import { mapOf, pagesOf, searchFor } from './places'
import { sightsIn } from './sightsIn'
import {
  addressOf,
  lookOf,
  numberOf,
  placeOf,
  REGION_NOTICE,
  stateOf,
  textOf,
  type Thing,
} from './things'

const mark: fc.Arbitrary<Mark> = fc.record({
  thing: fc.nat(999),
  locale: fc.constantFrom('kk' as const, 'ru' as const),
  version: fc.nat(100_000),
})

describe('marks', () => {
  test('are found again, each once, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(mark, { selector: markOf }), fc.string(), (marks, around) => {
        const text = [...marks, ...marks].map(markOf).join(`<${around}>`)
        expect(marksIn(text)).toEqual(marks)
      }),
    )
  })

  test('of looks are colours', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(65_535), (site, version) => {
        const href = `/assets/colours/${colourOf(site, version).slice(1)}-ffffff_x.css`
        expect(looksIn(`<link href="${href}">`)).toEqual([{ site, version }])
      }),
    )
  })
})

const at = (thing: Thing, version: number, locale: 'kk' | 'ru' = 'kk', site = 1): string =>
  markOf({ thing: numberOf(site, thing), locale, version })
const link = (slug: string, text: string): string =>
  `<li><a href="/kk/s/zharys-1/${slug}">${text}</a></li>`

const frame = (article: string, menu: string): string =>
  `<link href="/assets/colours/010007-ffffff_x.css"><p>${at('name', 3)} ${at('notice', 4)}</p>
   <p>${markOf({ thing: REGION_NOTICE, locale: 'kk', version: 6 })}</p>
   <div class="menu-open"><ul>${menu}</ul></div><article class="page">${article}</article>`
const MENU = [
  link('text', at('text', 1)),
  link('listed', at('listed', 1)),
  link('state', at('state', 2)),
  link('moving-1', at('moving', 5)),
]
const page = (own: Thing, move?: string) => {
  const place = pagesOf(1, 'kk').find((one) => one.own === own && one.move === move)
  if (!place) throw new TypeError(`there is no page ${own}`)
  return place
}
const valueOf = (register: string, { sights }: ReturnType<typeof sightsIn>) =>
  sights.filter((one) => one.register === register).flatMap(({ values }) => values)

describe('a page', () => {
  const whole = frame(at('text', 1), MENU.join(''))

  test('tells everything that stands on it', () => {
    const seen = sightsIn(page('text'), { status: 200, text: whole })
    expect(seen.wrong).toEqual([])
    const registers = {
      [textOf(numberOf(1, 'text'), 'kk')]: '1',
      [textOf(numberOf(1, 'name'), 'kk')]: '3',
      [textOf(numberOf(1, 'notice'), 'kk')]: '4',
      [textOf(REGION_NOTICE, 'kk')]: '6',
      [lookOf(1)]: '7',
      [placeOf(1)]: 'after',
      [stateOf(1)]: 'some',
      [addressOf(1)]: 'moving-1',
    }
    for (const [register, value] of Object.entries(registers))
      expect([register, ...valueOf(register, seen)]).toEqual([register, value])
  })

  test('tells what is missing', () => {
    const bare = frame(at('text', 1), MENU[0] ?? '')
      .replace(at('notice', 4), '')
      .replace('colours', 'x')
    const seen = sightsIn(page('text'), { status: 200, text: bare })
    for (const register of [textOf(numberOf(1, 'notice'), 'kk'), lookOf(1), placeOf(1), stateOf(1)])
      expect(valueOf(register, seen)).toEqual(['none'])
    expect(valueOf(addressOf(1), seen)).toEqual([''])
  })

  test.each([
    ['another site', at('text', 1, 'kk', 2), 'shows 21kk'],
    ['another language', at('text', 1, 'ru'), 'shows 11ru'],
    ['a look of another site', '/assets/colours/020001-ffffff_x.css', 'wears the look of 2'],
  ])('must not show %s', (_name, alien, sentence) => {
    expect(sightsIn(page('text'), { status: 200, text: whole + alien }).wrong).toEqual([sentence])
  })

  test('is of one piece', () => {
    const torn = frame(at('text', 1) + at('text', 2), MENU.join(''))
    expect(sightsIn(page('text'), { status: 200, text: torn }).wrong).toEqual([
      'has versions [1, 2] of 11kk in one article',
    ])
    const empty = frame('', MENU.join(''))
    expect(sightsIn(page('text'), { status: 200, text: empty }).wrong).toHaveLength(1)
  })

  test.each([404, 500, 301])('that is always there must not be answered %s', (status) => {
    expect(sightsIn(page('text'), { status, text: '' }).wrong).toHaveLength(1)
  })
})

test('a page that was taken back', () => {
  const seen = sightsIn(page('state'), { status: 404, text: frame('', MENU.slice(0, 2).join('')) })
  expect(seen.wrong).toEqual([])
  expect(valueOf(stateOf(1), seen)).toEqual(['none'])
})

test('a former address leads to the present one, never to itself or into the other language', () => {
  const seen = (location: string) =>
    sightsIn(page('moving', 'moving-0'), { status: 301, text: '', location })
  expect(valueOf(addressOf(1), seen('/kk/s/zharys-1/moving-2'))).toEqual(['moving-2'])
  expect(seen('/kk/s/zharys-1/moving-0').wrong).toHaveLength(1)
  expect(seen('/ru/s/zharys-1/moving-2').wrong).toHaveLength(1)
})

test('a map and a search', () => {
  const map = '<loc>http://x/kk/s/zharys-1/moving-2</loc>'
  const seen = sightsIn(mapOf(1), { status: 200, text: map })
  expect([valueOf(stateOf(1), seen), valueOf(addressOf(1), seen)]).toEqual([['none'], ['moving-2']])
  const found = sightsIn(searchFor(numberOf(1, 'text'), 'kk'), { status: 200, text: 'nothing' })
  expect(valueOf(textOf(numberOf(1, 'text'), 'kk'), found)).toEqual(['none'])
})
