import { describe, expect, test } from '@jest/globals'
import { effectAt, SWITCHES, type Switch, type Switchboard } from './effect'

const PATH = ['ministry', 'region', 'district', 'school'] as const
type Said = readonly (Switch | undefined)[]

const boardOf = (said: Record<string, Said>, more: Partial<Switchboard> = {}): Switchboard => ({
  switches: new Map(
    Object.entries(said).map(([module, all]) => [
      module,
      new Map(all.flatMap((one, depth) => (one ? [[PATH[depth] ?? '', one] as const] : []))),
    ]),
  ),
  needs: new Map(),
  startsOn: false,
  ...more,
})

/** Everything that nodes down to a depth can say. */
const sayings = (depth: number): Said[] =>
  depth === 0
    ? [[]]
    : sayings(depth - 1).flatMap((above) => [undefined, ...SWITCHES].map((one) => [...above, one]))

/** The rule in words of its own: a bound node hears nobody below; else the last word counts. */
const isOnByRule = (said: Said, startsOn: boolean): boolean => {
  const bound = said.findIndex((one) => one === 'forced' || one === 'forbidden')
  const heard = bound < 0 ? said : said.slice(0, bound + 1)
  const last = heard.filter((one) => one !== undefined && one !== 'inherited').at(-1)
  return last === undefined ? startsOn : last === 'on' || last === 'forced'
}

describe('the truth table of modules', () => {
  test.each([true, false])('holds for all that four nodes can say, starting on: %s', (startsOn) => {
    for (const said of sayings(4)) {
      const board = boardOf({ m: said }, { startsOn })
      for (let depth = 0; depth <= 4; depth++) {
        const effect = effectAt(board, 'm', PATH.slice(0, depth))
        expect(effect.isOn).toBe(isOnByRule(said.slice(0, depth), startsOn))
      }
    }
  })

  test('a module is on only where all that it needs is on, through any number of others', () => {
    const needs = new Map([
      ['a', ['b']],
      ['b', ['c']],
    ])
    for (const a of sayings(2))
      for (const b of sayings(2))
        for (const c of sayings(1)) {
          const board = boardOf({ a, b, c }, { needs })
          const path = PATH.slice(0, 2)
          const on = [a, b, c].map((said) => isOnByRule(said, false))
          expect(effectAt(board, 'a', path).isOn).toBe(on.every(Boolean))
          expect(effectAt(board, 'b', path).isOn).toBe(on[1] && on[2])
        }
  })

  test('says why', () => {
    const needs = new Map([['m', ['n']]])
    const why = (m: Said, n: Said = ['on']) => effectAt(boardOf({ m, n }, { needs }), 'm', PATH)
    expect(why([])).toEqual({ isOn: false, why: 'start' })
    expect(why(['off', 'on'])).toEqual({ isOn: true, why: 'chosen', at: 'region' })
    expect(why(['on', 'forced', 'off'])).toEqual({ isOn: true, why: 'bound', at: 'region' })
    expect(why(['forbidden', 'forced'])).toEqual({ isOn: false, why: 'bound', at: 'ministry' })
    expect(why(['on'], ['on', 'off'])).toEqual({ isOn: false, why: 'needs', needs: 'n' })
  })

  test('knows nothing of modules and nodes that nobody named', () => {
    expect(effectAt(boardOf({}), 'x', PATH)).toEqual({ isOn: false, why: 'start' })
    expect(effectAt(boardOf({ m: ['on'] }), 'm', ['other']).isOn).toBe(false)
    expect(effectAt(boardOf({ m: ['on'] }), 'm', []).isOn).toBe(false)
  })
})
