import { looksIn, marksIn } from './marks'
import type { Place } from './places'
import type { Sight } from './raceHistory'
import {
  addressOf,
  AFTER,
  BEFORE,
  lookOf,
  MOVES,
  NONE,
  numberOf,
  placeOf,
  siteOf,
  SOME,
  stateOf,
  textOf,
} from './things'

/** An answer as a reader has it, unpacked. */
export type ReadAnswer = Readonly<{ status: number; text: string; location?: string | undefined }>

/** What an answer says, and what is wrong with it whatever anybody wrote. */
export type Seen = Readonly<{
  sights: readonly Pick<Sight, 'register' | 'values'>[]
  wrong: readonly string[]
}>

type One = Seen['sights'][number]

/** Reads what an answer from a place says of the things that editors change. */
export function sightsIn(place: Place, answer: ReadAnswer): Seen {
  const { location = '', status } = answer
  const { own, site = 0 } = place
  if (status === 301 && own === 'moving') return movedSights(place, location)
  if (status === 404 && own === 'state')
    return {
      sights: [...documentSights(place, answer), { register: stateOf(site), values: [NONE] }],
      wrong: aliens(place, answer),
    }
  if (status !== 200)
    return { sights: [], wrong: [`answered ${String(status)} ${location}`.trim()] }
  return {
    sights: sightsOfPlace(place, answer),
    wrong: [...aliens(place, answer), ...torn(place, answer)],
  }
}

function sightsOfPlace(place: Place, answer: ReadAnswer): One[] {
  const { kind, move, own, shows, site = 0 } = place
  if (kind === 'map') return mapSights(site, answer)
  const sights = documentSights(place, answer)
  const seen = new Set(sights.map(({ register }) => register))
  const missing = shows.filter((register) => !seen.has(register))
  return [
    ...sights,
    ...missing.map((register) => ({ register, values: [NONE] })),
    ...(kind === 'page' ? menuSights(site, answer) : []),
    ...(own === 'state' ? [{ register: stateOf(site), values: [SOME] }] : []),
    ...(move === undefined ? [] : [{ register: addressOf(site), values: [move] }]),
  ]
}

/** What the marks of a document say, wherever they stand in it. */
function documentSights({ kind, site = 0 }: Place, { text }: ReadAnswer): One[] {
  const looks = looksIn(text).map(({ site: of, version }) => ({
    register: lookOf(of),
    values: [String(version)],
  }))
  const isBare = kind === 'page' && looks.length === 0
  return [
    ...marksIn(text).map(({ locale, thing, version }) => ({
      register: textOf(thing, locale),
      values: [String(version)],
    })),
    ...looks,
    ...(isBare ? [{ register: lookOf(site), values: [NONE] }] : []),
  ]
}

function menuSights(site: number, { text }: ReadAnswer): One[] {
  const menu = /<div class="menu-open">(.*?)<\/div>/s.exec(text)?.[1] ?? ''
  const order = marksIn(menu).map(({ thing }) => thing)
  const listed = order.indexOf(numberOf(site, 'listed'))
  const isBefore = listed < order.indexOf(numberOf(site, 'text'))
  const moving = MOVES.filter((move) => menu.includes(`/${move}"`))
  return [
    { register: placeOf(site), values: [listed < 0 ? NONE : isBefore ? BEFORE : AFTER] },
    { register: addressOf(site), values: moving.length === 1 ? moving : [moving.join()] },
    {
      register: stateOf(site),
      values: [order.includes(numberOf(site, 'state')) ? SOME : NONE],
    },
  ]
}

function mapSights(site: number, { text }: ReadAnswer): One[] {
  const moving = MOVES.filter((move) => text.includes(`/${move}<`))
  return [
    { register: stateOf(site), values: [text.includes('/state<') ? SOME : NONE] },
    { register: addressOf(site), values: [moving.join()] },
  ]
}

/** Marks of another site, or of another language. */
function aliens({ locale, site }: Place, { text }: ReadAnswer): string[] {
  const isForeign = (thing: number): boolean =>
    site !== undefined && siteOf(thing) !== 0 && siteOf(thing) !== site
  const marks = marksIn(text).filter((mark) => isForeign(mark.thing) || mark.locale !== locale)
  const looks = looksIn(text).filter((look) => look.site !== site)
  return [
    ...marks.map(({ locale: of, thing }) => `shows ${textOf(thing, of)}`),
    ...looks.map((look) => `wears the ${lookOf(look.site)}`),
  ]
}

/** Title, summary and blocks of one document are read at once: their versions cannot differ. */
function torn({ kind, locale, own, site = 0 }: Place, { text }: ReadAnswer): string[] {
  if (kind !== 'page' || own === undefined) return []
  const article = /<article.*?<\/article>/s.exec(text)?.[0] ?? ''
  const thing = numberOf(site, own)
  const versions = marksIn(article).filter((mark) => mark.thing === thing)
  if (versions.length === 1) return []
  const found = versions.map(({ version }) => version).join(', ')
  return [`has versions [${found}] of ${textOf(thing, locale)} in one article`]
}

/** Where a former address leads: to the present one, in the same language. */
function movedSights({ path, site = 0 }: Place, location: string): Seen {
  const cut = (address: string): number => address.lastIndexOf('/') + 1
  const isNear = location.slice(0, cut(location)) === path.slice(0, cut(path))
  const register = addressOf(site)
  return isNear && location !== path
    ? { sights: [{ register, values: [location.slice(cut(location))] }], wrong: [] }
    : { sights: [], wrong: [`leads to ${location}`] }
}
