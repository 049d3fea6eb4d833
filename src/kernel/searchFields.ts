import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  Field,
  Where,
} from 'payload'
import type { Aspect } from './aspect'
import { collationKey } from './collationKey'
import { DEFAULT_LOCALE } from './locales'
import { searchKey } from './searchKey'

/** Letters of a search column. */
export const LONGEST_SEARCH_KEY = 2000

/** Hidden columns: what search matches (per language), and what lists are ordered by (one order for everybody). */
export function searchFields(hasSearch: boolean, hasSort: boolean): Field[] {
  const column = (name: string, localized: boolean): Field => ({
    name,
    type: 'text',
    localized,
    index: true,
    label: ({ t }) => (t as unknown as (key: string) => string)(`kernel:column.${name}`),
    admin: { hidden: true },
  })
  return [
    ...(hasSearch ? [column('searchKey', true)] : []),
    ...(hasSort ? [column('sortKey', false)] : []),
  ]
}

/** Keeps the search column of the language being saved, and the order by the Kazakh text (the other while it is missing). */
export function searchHook(
  search: readonly string[],
  sortBy: string | undefined,
): CollectionBeforeChangeHook {
  return ({ data, originalDoc, req }) => {
    const before = (originalDoc ?? {}) as Record<string, unknown>
    const doc = { ...before, ...(data as Record<string, unknown>) }
    const text = (name: string): string => (typeof doc[name] === 'string' ? doc[name] : '')
    const sortKey = sortBy === undefined ? '' : collationKey(text(sortBy))
    const isOrdering = sortKey !== '' && (req.locale === DEFAULT_LOCALE || !before.sortKey)
    return {
      ...data,
      ...(search.length > 0 && {
        searchKey: searchKey(search.map(text).join(' ')).slice(0, LONGEST_SEARCH_KEY),
      }),
      ...(sortBy !== undefined && { sortKey: isOrdering ? sortKey : (before.sortKey ?? sortKey) }),
    }
  }
}

/** What people type is folded like what is stored: letters of another keyboard, capitals and spaces do not count. */
export const foldQuestion: CollectionBeforeOperationHook = ({ args }) => {
  const { where } = args as { where?: Where }
  return where === undefined ? args : { ...args, where: foldedWhere(where) }
}

function foldedWhere(where: Where): Where {
  const entries = Object.entries(where as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === 'searchKey') return [key, foldedCondition(value)]
      return [key, Array.isArray(value) ? value.map((part) => foldedPart(key, part)) : value]
    }),
  ) as Where
}

function foldedPart(key: string, part: unknown): unknown {
  const isWhere = /^(and|or)$/i.test(key) && typeof part === 'object' && part !== null
  return isWhere ? foldedWhere(part as Where) : part
}

function foldedCondition(condition: unknown): unknown {
  if (typeof condition !== 'object' || condition === null) return condition
  const entries = Object.entries(condition).map(([operator, value]: [string, unknown]) => [
    operator,
    typeof value === 'string' && operator !== 'exists' ? searchKey(value) : value,
  ])
  return Object.fromEntries(entries)
}

/** The aspect of collections that are searched, or listed in alphabetical order. */
export function searchAspect(search: readonly string[], sortBy: string | undefined): Aspect {
  if (search.length === 0 && sortBy === undefined) return {}
  return {
    fields: searchFields(search.length > 0, sortBy !== undefined),
    beforeChange: [searchHook(search, sortBy)],
    beforeOperation: search.length > 0 ? [foldQuestion] : [],
  }
}
