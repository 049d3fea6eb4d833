import { columnName } from './columnName'

/** The headers by which people name a column, in any language, besides its id. */
export type Aliases<Id extends string> = Readonly<Record<Id, readonly string[]>>

export type Columns<Id extends string> = Readonly<{
  /** The position of each column that was found, the first of its kind. */
  found: ReadonlyMap<Id, number>
  missing: readonly Id[]
  /** Headers that name no column. */
  unknown: readonly UnknownHeader[]
  /** Headers of a column that an earlier one names already. */
  duplicate: readonly (UnknownHeader & Readonly<{ id: Id }>)[]
}>

/** `column` in letters. */
export type UnknownHeader = Readonly<{ column: string; header: string }>

/**
 * Finds the columns that a header names. Case, spaces, punctuation marks of required columns (`*`), ё and the form of
 * Unicode make no difference. Columns without a header are passed over.
 * @throws TypeError when two columns have the same alias: a fault of the table of aliases
 */
export function columnsOf<Id extends string>(
  header: readonly string[],
  aliases: Aliases<Id>,
): Columns<Id> {
  const ids = idsByHeader(aliases)
  const found = new Map<Id, number>()
  const unknown: UnknownHeader[] = []
  const duplicate: (UnknownHeader & Readonly<{ id: Id }>)[] = []
  for (const [index, text] of header.entries()) {
    const folded = foldHeader(text)
    if (folded === '') continue
    const id = ids.get(folded)
    const place = { column: columnName(index), header: text }
    if (id === undefined) unknown.push(place)
    else if (found.has(id)) duplicate.push({ ...place, id })
    else found.set(id, index)
  }
  const missing = [...new Set(ids.values())].filter((id) => !found.has(id))
  return { found, missing, unknown, duplicate }
}

function idsByHeader<Id extends string>(aliases: Aliases<Id>): ReadonlyMap<string, Id> {
  const ids = new Map<string, Id>()
  for (const id of Object.keys(aliases) as Id[])
    for (const alias of [id, ...aliases[id]]) {
      const folded = foldHeader(alias)
      if ((ids.get(folded) ?? id) !== id)
        throw new TypeError(`'${alias}' is a header of both ${String(ids.get(folded))} and ${id}`)
      ids.set(folded, id)
    }
  return ids
}

function foldHeader(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[*\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
