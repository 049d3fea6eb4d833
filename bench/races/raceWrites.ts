import { LOCALES, type Locale } from '#kernel'
import type { HttpClient } from '../client/httpClient'
import { textBlock } from '../history/writePages'
import { pick } from '../../seed/core/tree/random'
import { colourOf, markOf } from './marks'
import type { Change, Effect } from './raceHistory'
import { textEffects, type Target } from './raceWorld'
import {
  addressOf,
  AFTER,
  BEFORE,
  lookOf,
  MOVES,
  NONE,
  placeOf,
  SOME,
  stateOf,
  textOf,
} from './things'

/** A write that an editor may send next. */
export type Plan = Readonly<{ json: object; locale: Locale; effects: readonly Effect[] }>

/** Plans the next write of a thing, and notes in it what readers will see then. */
export function planWrite(target: Target, random: () => number): Plan {
  const locale = pick(random, LOCALES)
  const { number, site, thing } = target
  const version = ++target.version
  const mark = markOf({ thing: number, locale, version })
  switch (thing) {
    case 'look':
      return {
        locale,
        json: { band: colourOf(site, version) },
        effects: [{ register: lookOf(site), value: String(version) }],
      }
    case 'listed': {
      const value = pick(random, [BEFORE, AFTER, NONE])
      const json = {
        inMenu: value !== NONE,
        order: value === BEFORE ? 5 : 95,
        _status: 'published',
      }
      return { locale, json, effects: [{ register: placeOf(site), value }] }
    }
    case 'moving': {
      const slug = pick(random, MOVES)
      const json = {
        slug,
        title: mark,
        summary: mark,
        blocks: [textBlock(mark)],
        _status: 'published',
      }
      const effects = [
        ...shows(target, locale, version),
        { register: addressOf(site), value: slug },
      ]
      return { locale, json, effects }
    }
    case 'notice':
      if (random() < 0.4) return comeOrGo(target, locale, { text: mark }, random)
      return { locale, json: { text: mark }, effects: shows(target, locale, version) }
    case 'state':
      return comeOrGo(
        target,
        locale,
        { title: mark, summary: mark, blocks: [textBlock(mark)] },
        random,
      )
    default:
      return { locale, json: textsOf(target, mark), effects: shows(target, locale, version) }
  }
}

function textsOf({ thing }: Target, mark: string): object {
  if (thing === 'institution') return { name: mark }
  if (thing === 'name') return { title: mark }
  if (thing === 'regionNotice') return { text: mark }
  const list = { blockType: 'pageList', which: 'menu', limit: 10 }
  const blocks = [textBlock(mark), ...(thing === 'home' ? [list] : [])]
  return { title: mark, summary: mark, blocks, _status: 'published' }
}

/** Takes something back that is public, one way or the other; or publishes it with a new text. */
function comeOrGo(target: Target, locale: Locale, texts: object, random: () => number): Plan {
  const isPage = target.thing === 'state'
  const register = stateOf(target.site)
  if (target.isPublic) {
    target.isPublic = false
    const json =
      isPage && random() < 0.5 ? { _status: 'draft' } : { deletedAt: new Date().toISOString() }
    const gone = isPage ? [{ register, value: NONE }] : []
    return { locale, json, effects: [...textEffects(target), ...gone] }
  }
  target.isPublic = true
  target.shown[locale] = target.version
  const json = { ...texts, deletedAt: null, ...(isPage && { _status: 'published' }) }
  const back = isPage ? [{ register, value: SOME }] : []
  return { locale, json, effects: [...textEffects(target), ...back] }
}

function shows(target: Target, locale: Locale, version: number): Effect[] {
  target.shown[locale] = version
  const value = target.isPublic ? String(version) : NONE
  return [{ register: textOf(target.number, locale), value }]
}

/** Sends a write. Never throws: how it ended is part of the record. */
export async function sendWrite(
  editor: HttpClient,
  { collection, id }: Target,
  { effects, json, locale }: Plan,
  process: number,
): Promise<Change & Readonly<{ answer: string }>> {
  const sentAt = performance.now()
  const path = `/api/${collection}/${id}?locale=${locale}&depth=0&trash=true`
  try {
    const { endedAt, status, text } = await editor.send('PATCH', path, { json })
    const ending = status < 300 ? 'acknowledged' : 'refused'
    return {
      effects,
      process,
      sentAt,
      endedAt,
      ending,
      answer: `${String(status)} ${text.slice(0, 200)}`,
    }
  } catch (error) {
    return {
      effects,
      process,
      sentAt,
      endedAt: performance.now(),
      ending: 'unknown',
      answer: String(error),
    }
  }
}
