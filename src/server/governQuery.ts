import type { Request } from 'express'
import type { Payload } from 'payload'
import { DEFAULT_LOCALE, isLocale, PortalError } from '#kernel'
import { checkClauseValue, isPolluting, whereClause } from './whereClause'

const LONGEST = 4096
const MOST_CONDITIONS = 30
const MOST_ROWS = 100
/** The names in a list of the admin are asked for at once, all those of a page. */
const SIGNED_IN_ROWS = 250
const SIGNED_IN_LONGEST = 8192
const LAST_PAGE = 1_000_000
const DEEPEST = 2

/** Named once, without brackets: Payload would take the last, the first or a list of them, each in another place. */
const ONCE = new Set([
  'autosave',
  'data',
  'depth',
  'draft',
  'fallback-locale',
  'fallbackLocale',
  'limit',
  'locale',
  'page',
  'pagination',
  'sort',
  'trash',
])

/** Asked with nothing, they ask nothing. */
const EMPTY_OK = new Set(['where', 'sort'])

/** What only people who are signed in may ask for. */
const SIGNED_IN_ONLY = /^(draft|trash)$/
/** Nobody: pictures are neither cropped nor fetched from elsewhere, and documents come in the body. */
const DROPPED = /^(data|overrideAccess|showHiddenFields|uploadEdits)$/

/** `-order,title` */
const SORT = /^-?\w+(\.\w+)*(,-?\w+(\.\w+)*){0,4}$/

type Bounds = Readonly<{ least: number; most: number }>

const BOUNDS: ReadonlyMap<string, Bounds> = new Map([
  ['limit', { least: 1, most: MOST_ROWS }],
  ['depth', { least: 0, most: DEEPEST }],
  ['page', { least: 1, most: LAST_PAGE }],
])

export type Asker = Readonly<{
  payload: Payload
  /** Slug in the address; '' for Payload's own routes. */
  collection: string
  isSignedIn: boolean
  /** Longest query, characters. */
  longest?: number
}>

/**
 * Keeps one question from costing what a thousand do: rows, depth, conditions and length are bounded; what
 * would show unpublished documents is dropped for the public; the language is named or the default one. Nothing
 * gets through that Payload could read in two ways or fails on.
 * @throws PortalError query_too_wide, malformed_address
 */
export function governQuery(req: Request, asker: Asker): void {
  const url = new URL(req.originalUrl, 'http://x')
  if (url.search.length > longestOf(asker)) throw new PortalError('query_too_wide')
  const { searchParams } = url
  drop(searchParams, asker)
  checkConditions(searchParams, asker)
  boundRows(searchParams, asker)
  for (const [key, value] of searchParams) checkOther(searchParams, [key, value], asker)
  // Payload takes a missing language for none at all; ours is the default one.
  const locale = searchParams.get('locale') ?? DEFAULT_LOCALE
  // What is written is written in one language.
  const isKnown = isLocale(locale) || (locale === 'all' && req.method === 'GET')
  if (!isKnown) throw new PortalError('malformed_address')
  searchParams.set('locale', locale)
  req.originalUrl = url.pathname + url.search
}

/** Where Payload would send every row, a bound is set. */
function boundRows(all: URLSearchParams, { isSignedIn }: Asker): void {
  // Asking for none, the admin wants to know how many there are.
  if (isSignedIn && all.get('limit') === '0') all.set('limit', '1')
  if (all.get('pagination') === 'false' && !all.has('limit')) all.set('limit', String(MOST_ROWS))
}

function longestOf({ isSignedIn, longest }: Asker): number {
  return longest ?? (isSignedIn ? SIGNED_IN_LONGEST : LONGEST)
}

function drop(all: URLSearchParams, { isSignedIn }: Asker): void {
  for (const [key, value] of [...all]) {
    const { root } = parse(key)
    const isEmpty = EMPTY_OK.has(key) && value === ''
    if (isEmpty || DROPPED.test(root) || (!isSignedIn && SIGNED_IN_ONLY.test(root))) all.delete(key)
  }
}

function checkConditions(all: URLSearchParams, { collection, payload }: Asker): void {
  const conditions = new Set<string>()
  for (const [key, value] of all) {
    const { names, root } = parse(key)
    if (root !== 'where') continue
    checkClauseValue(payload, collection, whereClause(names), value)
    // The entries of one list are one condition.
    conditions.add(key.replace(/(\[(?:not_)?in\])\[\d*\]$/, '$1'))
  }
  if (conditions.size > MOST_CONDITIONS) throw new PortalError('query_too_wide')
}

/** `select[title]` → root `select`, names `['title']`. A key without a root is refused: Payload reads `[where]` as `where`. */
function parse(key: string): { root: string; names: string[] } {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key)
  const [, root = '', brackets = ''] = match ?? []
  if (!match || isPolluting(root)) throw new PortalError('malformed_address')
  return { root, names: [...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, name = '']) => name) }
}

function checkOther(
  all: URLSearchParams,
  [key, value]: readonly [string, string],
  { isSignedIn }: Asker,
): void {
  const { names, root } = parse(key)
  const isRepeated = ONCE.has(root) && (names.length > 0 || all.getAll(root).length > 1)
  const isNonsense = root === 'sort' && !SORT.test(value)
  if (isRepeated || isNonsense || names.some((name) => isPolluting(name))) {
    throw new PortalError('malformed_address')
  }
  const bounds = boundsOf(root, names, isSignedIn)
  if (bounds && !within(value, bounds)) throw new PortalError('query_too_wide')
}

function boundsOf(root: string, names: readonly string[], isSignedIn: boolean): Bounds | undefined {
  if (root === 'limit' && isSignedIn) return { least: 1, most: SIGNED_IN_ROWS }
  return BOUNDS.get(root === 'joins' ? (names.at(-1) ?? '') : root)
}

function within(value: string, { least, most }: Bounds): boolean {
  const number = Number(value)
  return /^\d{1,9}$/.test(value) && number >= least && number <= most
}
