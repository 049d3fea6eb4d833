import type { PortalCollection } from './portalCollection'
import { idOf } from './relations'

/** The cache tag of one question: a collection and the values asked for, in the order of the key. */
export function tagOf(collection: string, by: Readonly<Record<string, string>>): string {
  const parts = Object.keys(by)
    .sort()
    .map((field) => `${field}=${encodeURIComponent(by[field] ?? '')}`)
  return `${collection}?${parts.join('&')}`
}

/** The tags of a question in which a field may have one of several values: one for each answer that counts. */
export function tagsOf(
  collection: string,
  by: Readonly<Record<string, string | readonly string[]>>,
): string[] {
  const choices = Object.entries(by).reduce<Record<string, string>[]>(
    (all, [field, values]) =>
      all.flatMap((one) => [values].flat().map((value) => ({ ...one, [field]: value }))),
    [{}],
  )
  return choices.map((choice) => tagOf(collection, choice))
}

/** Field tuples by which a collection may be asked in public. */
export function queriesOf(collection: PortalCollection): readonly (readonly string[])[] {
  return [['id'], ...(collection.portal?.queries ?? [])]
}

/**
 * The tags of all questions whose answer a write may change: those that match the document as it was and as it is.
 * A question about something absent has the same tag as one about something present.
 */
export function tagsOfWrite(
  collection: PortalCollection,
  docs: readonly (Readonly<Record<string, unknown>> | undefined)[],
): string[] {
  const tags = new Set<string>()
  for (const doc of docs) {
    if (!doc) continue
    for (const key of queriesOf(collection)) {
      const values = key.map((field) => [field, textOf(doc[field])] as const)
      if (values.every(([, value]) => value !== undefined)) {
        tags.add(tagOf(collection.slug, Object.fromEntries(values) as Record<string, string>))
      }
    }
  }
  return [...tags]
}

function textOf(value: unknown): string | undefined {
  return (
    idOf(value) ??
    (typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined)
  )
}
