import { otherLocale, type Locale } from '#kernel'
import { expectJson, type HttpClient } from '../client/httpClient'
import { textBlock } from '../history/writePages'
import { colourOf, markOf } from './marks'
import { slugOf } from './places'
import type { Change, Effect } from './raceHistory'
import {
  addressOf,
  AFTER,
  lookOf,
  MOVES,
  NONE,
  numberOf,
  PAGES,
  placeOf,
  REGION_NOTICE,
  SOME,
  stateOf,
  textOf,
  type Thing,
} from './things'

/** A document that editors change, with what is stored of it. */
export type Target = {
  readonly thing: Thing | 'regionNotice'
  readonly site: number
  readonly number: number
  readonly collection: string
  readonly id: string
  /** Of the last write; the next one is one more. */
  version: number
  /** The version that each language shows, or would show. */
  readonly shown: Record<Locale, number>
  isPublic: boolean
  /** Somebody is writing it. */
  isTaken: boolean
}

export type RaceWorld = Readonly<{ targets: readonly Target[]; changes: Change[]; sites: number }>

const WEEK_MS = 7 * 24 * 60 * 60_000
const FIRST = 1

/** Makes sites for schools that have none, each with everything that is changed, in both languages. */
export async function makeRaceWorld(root: HttpClient, sites: number): Promise<RaceWorld> {
  const answer = await root.send(
    'GET',
    `/api/institutions?depth=0&limit=${String(sites)}&sort=bin&where[kind][equals]=school&where[bin][not_equals]=590240000027`,
  )
  const schools = docsOf(expectJson(answer, 200))
  const region = schools[0]?.at2
  if (schools.length < sites || region === undefined)
    throw new Error('the demo has too few schools')
  const targets = [await makeNotice(root, { thing: 'regionNotice', site: 0, place: region })]
  for (const [index, { id }] of schools.entries())
    targets.push(...(await makeSite(root, index + 1, id)))
  const change: Change = {
    effects: targets.flatMap(firstEffects),
    process: 0,
    sentAt: 0,
    endedAt: performance.now(),
    ending: 'acknowledged',
  }
  return { targets, changes: [change], sites }
}

type School = Readonly<{ id: string; at2: string }>

const docsOf = (body: Record<string, unknown>): School[] => body.docs as School[]

async function makeSite(root: HttpClient, site: number, institution: string): Promise<Target[]> {
  const place = { site, institution }
  const name = await make(root, 'sites', { ...place, thing: 'name' }, (mark) => ({
    title: mark,
    ...{ institution, slug: slugOf(site) },
  }))
  const school = targetOf('institutions', { ...place, thing: 'institution' }, institution)
  for (const locale of ['kk', 'ru'] as const)
    await save(root, school, locale, { name: markIn(school.number, locale) })
  const look = await make(root, 'appearances', { ...place, thing: 'look' }, () => ({
    ...{ institution, name: 'Жарыс', band: colourOf(site, FIRST) },
  }))
  const notice = await makeNotice(root, { thing: 'notice', site, place: institution })
  const pages: Target[] = []
  for (const thing of PAGES)
    pages.push(
      await make(root, 'pages', { ...place, thing }, (mark) => pageData(thing, name.id, mark)),
    )
  const moving = pages.find(({ thing }) => thing === 'moving')
  // Every address has been public once: from then on it leads somewhere.
  for (const slug of MOVES.toReversed())
    if (moving) await save(root, moving, 'kk', { slug, _status: 'published' })
  return [name, school, look, notice, ...pages]
}

function pageData(thing: Thing, site: string, mark: string): object {
  const order = PAGES.findIndex((page) => page === thing) * 10 + 10
  const list = { blockType: 'pageList', which: 'menu', limit: 10 }
  const slug = thing === 'moving' ? 'moving-0' : thing
  return {
    ...{ site, slug, order, title: mark, summary: mark, _status: 'published' },
    blocks: [textBlock(mark), ...(thing === 'home' ? [list] : [])],
  }
}

function makeNotice(
  root: HttpClient,
  {
    place,
    site,
    thing,
  }: Readonly<{ thing: 'notice' | 'regionNotice'; site: number; place: string }>,
): Promise<Target> {
  const until = new Date(Date.now() + WEEK_MS).toISOString()
  return make(root, 'notices', { thing, site }, (mark) => ({
    ...{ institution: place, text: mark, severity: 'warning', until },
  }))
}

type Naming = Pick<Target, 'site' | 'thing'>

async function make(
  root: HttpClient,
  collection: string,
  naming: Naming,
  dataOf: (mark: string) => object,
): Promise<Target> {
  const { number } = targetOf(collection, naming, '')
  const json = dataOf(markIn(number, 'kk'))
  const made = expectJson(
    await root.send('POST', `/api/${collection}?locale=kk&depth=0`, { json }),
    201,
  )
  const target = targetOf(collection, naming, (made.doc as { id: string }).id)
  if (collection !== 'appearances') await save(root, target, 'ru', dataOf(markIn(number, 'ru')))
  return target
}

async function save(root: HttpClient, target: Target, locale: Locale, json: object): Promise<void> {
  const path = `/api/${target.collection}/${target.id}?locale=${locale}&depth=0`
  expectJson(await root.send('PATCH', path, { json }), 200)
}

function targetOf(collection: string, { site, thing }: Naming, id: string): Target {
  const number = thing === 'regionNotice' ? REGION_NOTICE : numberOf(site, thing)
  const shown = { kk: FIRST, ru: FIRST }
  return {
    ...{ thing, site, number, collection, id, shown },
    version: FIRST,
    isPublic: true,
    isTaken: false,
  }
}

const markIn = (thing: number, locale: Locale): string => markOf({ thing, locale, version: FIRST })

/** What is to be seen of a thing from the beginning. */
function firstEffects(target: Target): Effect[] {
  const { site, thing } = target
  const more: Partial<Record<Target['thing'], Effect>> = {
    look: { register: lookOf(site), value: String(FIRST) },
    listed: { register: placeOf(site), value: AFTER },
    state: { register: stateOf(site), value: SOME },
    moving: { register: addressOf(site), value: MOVES[0] },
  }
  const own = more[thing]
  return [...textEffects(target), ...(own ? [own] : [])]
}

/** The texts that a thing shows, in both languages. */
export function textEffects({ isPublic, number, shown, thing }: Target): Effect[] {
  if (thing === 'look') return []
  return (['kk', otherLocale('kk')] as const).map((locale) => ({
    register: textOf(number, locale),
    value: isPublic ? String(shown[locale]) : NONE,
  }))
}
