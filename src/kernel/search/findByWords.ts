import type { Payload, PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { SEARCH_WORDS } from './searchWords'

/** Rows read for one word; a word that more documents have narrows nothing. */
const MOST_ROWS = 1000

/**
 * Ids of the documents in which a word begins with each of these. Words that too many documents have are left to whoever
 * reads them: what comes back may then hold more than was asked for.
 * @param beginnings folded, the longest first
 */
export async function findByWords(
  payload: Payload,
  req: PayloadRequest,
  collection: string,
  beginnings: readonly string[],
): Promise<string[]> {
  let found: string[] | undefined
  let common: string[] | undefined
  for (const beginning of beginnings) {
    const rows = await databaseOf(payload).stores.read(
      {
        table: SEARCH_WORDS,
        where: { collection },
        range: { column: 'word', from: beginning, before: `${beginning}\uffff` },
        order: { column: 'word' },
        columns: ['doc'],
        limit: MOST_ROWS,
      },
      req,
    )
    const docs = [...new Set(rows.map(({ doc }) => String(doc)))]
    if (rows.length === MOST_ROWS) common ??= docs
    else {
      const here = new Set(docs)
      found = found?.filter((id) => here.has(id)) ?? docs
      if (found.length === 0) return []
    }
  }
  return found ?? common ?? []
}
