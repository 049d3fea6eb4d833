import type { Rest } from './restAs'
import type { Known } from './wordFaults'

/** The texts of documents that somebody may read, so that they can be told from the portal's own. */
export async function documentValues(rest: Rest): Promise<Known> {
  const values = new Set<string>()
  const same = new Set<string>()
  for (const collection of await rest.collections()) {
    for (const doc of await rest.find(collection, 'locale=all&draft=true&trash=true')) {
      for (const text of textsIn(doc)) values.add(text)
      for (const text of textsIn(withoutTranslated(doc))) same.add(text)
    }
  }
  return { values: [...values], sameValues: [...same] }
}

/** All texts in a value that are long enough to be taken for words. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim().length >= 4 ? [value.trim()] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A value without what says something else in each language. */
function withoutTranslated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { kk, ru } = value as { kk?: unknown; ru?: unknown }
  if (kk && ru && JSON.stringify(kk) !== JSON.stringify(ru)) return undefined
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutTranslated(inner)]),
  )
}
