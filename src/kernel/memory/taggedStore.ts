import { LRUCache } from 'lru-cache'
import { createTagIndex } from './tagIndex'

/** Something kept under a key until one of its tags is dropped. */
export type Tagged = Readonly<{
  key: string
  tags: readonly string[]
  /** What it costs in memory. */
  bytes: number
}>

export type TaggedStoreOptions<Entry> = Readonly<{
  /** Bound of everything kept. */
  maxBytes: number
  /** What is larger is not kept. */
  maxEntryBytes: number
  /** Of the bound, what entries that hold nothing may take: whoever scans for what is not there evicts those alone. */
  emptyBytes: number
  isEmpty: (entry: Entry) => boolean
  /** Called for whatever is no longer kept. */
  onForget?: (entry: Entry) => void
}>

/** Entries within a bound, found by key and by tag; the one least used goes first. */
export type TaggedStore<Entry> = Readonly<{
  /** Counts as use. */
  get: (key: string) => Entry | undefined
  /** Is it this very entry that is kept? */
  has: (entry: Entry) => boolean
  /** Keeps an entry in the place of another one of its key, unless it is too large; false when it was not kept. */
  put: (entry: Entry) => boolean
  remove: (entry: Entry) => void
  /** Removes the entries that carry any of these tags and says how many. */
  drop: (tags: Iterable<string>) => number
  clear: () => void
  readonly stats: Readonly<{
    full: number
    empty: number
    /** Of both. */
    bytes: number
    emptyBytes: number
    evicted: number
  }>
}>

/** Builds an empty store. */
export function createTaggedStore<Entry extends Tagged>({
  emptyBytes,
  isEmpty,
  maxBytes,
  maxEntryBytes,
  onForget,
}: TaggedStoreOptions<Entry>): TaggedStore<Entry> {
  const index = createTagIndex<Entry>()
  let evicted = 0
  const lruOf = (maxSize: number) =>
    new LRUCache<string, Entry>({
      maxSize,
      maxEntrySize: maxEntryBytes,
      sizeCalculation: ({ bytes }) => bytes,
      dispose(entry, _key, reason) {
        index.remove(entry)
        onForget?.(entry)
        if (reason === 'evict') evicted++
      },
    })
  const [empty, full] = [lruOf(emptyBytes), lruOf(maxBytes - emptyBytes)]
  const homeOf = (entry: Entry) => (isEmpty(entry) ? empty : full)
  const has = (entry: Entry): boolean => homeOf(entry).peek(entry.key) === entry
  const remove = (entry: Entry): void => {
    if (has(entry)) homeOf(entry).delete(entry.key)
  }
  return {
    get: (key) => full.get(key) ?? empty.get(key),
    has,
    put(entry) {
      full.delete(entry.key)
      empty.delete(entry.key)
      if (entry.bytes > maxEntryBytes) return false
      homeOf(entry).set(entry.key, entry)
      index.add(entry)
      return true
    },
    remove,
    drop(tags) {
      const found = index.find(tags)
      for (const entry of found) remove(entry)
      return found.size
    },
    clear() {
      full.clear()
      empty.clear()
    },
    get stats() {
      return {
        full: full.size,
        empty: empty.size,
        bytes: full.calculatedSize + empty.calculatedSize,
        emptyBytes: empty.calculatedSize,
        evicted,
      }
    },
  }
}
