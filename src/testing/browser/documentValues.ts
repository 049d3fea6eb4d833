import { katoRegions } from '#collections'
import type { Rest } from './restAs'
import type { Known } from './wordFaults'

/** The texts of documents that somebody may read, so that they can be told from the portal's own. */
export async function documentValues(rest: Rest): Promise<Known> {
  const values = new Set<string>()
  // Regions have their names from the classifier of territories.
  const same = new Set(sharedIn(katoRegions.map(({ short }) => short)))
  for (const collection of await rest.collections()) {
    for (const doc of await rest.find(collection, 'locale=all&draft=true&trash=true')) {
      for (const text of textsIn(doc)) values.add(text)
      for (const text of sharedIn(doc)) same.add(text)
    }
  }
  return { values: [...values], sameValues: [...same] }
}

/** All texts in a value that are long enough to be taken for words. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim().length >= 4 ? [value.trim()] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Texts that are nobody's translation, or the same in both languages: names, above all. */
function sharedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return textsIn(value)
  const { kk, ru } = value as { kk?: unknown; ru?: unknown }
  if (!kk || !ru) return Object.values(value).flatMap(sharedIn)
  const russian = new Set(textsIn(ru))
  return textsIn(kk).filter((text) => russian.has(text))
}
