import type { PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { rowId } from '../stores/rowId'
import type { StoreOp } from '../stores/storeOps'
import { storeOps } from '../stores/writeOps'
import { SEARCH_WORDS } from './searchWords'

/** Most ops of one write. */
const MOST_OPS = 1000

/**
 * Makes these the words of documents of a collection, in the transaction of `req`.
 * @param words by the documents' ids; an empty list: found no more
 */
export async function keepWords(
  req: PayloadRequest,
  collection: string,
  words: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const ops: StoreOp[] = []
  for (const [doc, after] of words) ops.push(...(await changesOf(req, collection, doc, after)))
  for (let done = 0; done < ops.length; done += MOST_OPS)
    await storeOps({ payload: req.payload, req }, ops.slice(done, done + MOST_OPS))
}

async function changesOf(
  req: PayloadRequest,
  collection: string,
  doc: string,
  words: readonly string[],
): Promise<StoreOp[]> {
  const query = { table: SEARCH_WORDS, where: { doc } }
  const known = await databaseOf(req.payload).stores.read(query, req)
  const before = new Set(known.map(({ word }) => word))
  const after = new Set<unknown>(words)
  const gone = known.filter(({ word }) => !after.has(word))
  return [
    ...gone.map(({ id }): StoreOp => ({ do: 'remove', table: SEARCH_WORDS, id })),
    ...words
      .filter((word) => !before.has(word))
      .map((word): StoreOp => ({
        do: 'put',
        table: SEARCH_WORDS,
        id: rowId([doc, word]),
        values: { collection, doc, word },
      })),
  ]
}
