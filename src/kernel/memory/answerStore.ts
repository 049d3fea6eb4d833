import { LRUCache } from 'lru-cache'
import { createTagIndex } from './tagIndex'

/** What a question was answered, and between which moments (epoch ms) it would be answered the same. */
export type Answer<Value> = Readonly<{ value: Value; from: number; until: number }>

export type KeptAnswer = Answer<unknown> &
  Readonly<{ key: string; tags: readonly string[]; bytes: number }>

/** Answers kept within a bound, found by key and by tag; the one least used goes first. */
export type AnswerStore = Readonly<{
  get: (key: string) => KeptAnswer | undefined
  put: (answer: KeptAnswer) => void
  drop: (tags: Iterable<string>) => void
  clear: () => void
  readonly stats: Readonly<{ answers: number; bytes: number }>
}>

/** No answer may take more than so large a part of the memory. */
const SHARE = 20

/** Builds an empty store that counts `mostBytes` at most. */
export function createAnswerStore(mostBytes: number): AnswerStore {
  const index = createTagIndex<KeptAnswer>()
  const lruOf = (maxSize: number) =>
    new LRUCache<string, KeptAnswer>({
      maxSize,
      maxEntrySize: Math.floor(mostBytes / SHARE),
      sizeCalculation: ({ bytes }) => bytes,
      dispose: (answer) => {
        index.remove(answer)
      },
    })
  // Whoever scans for addresses pushes out other empty answers only.
  const [empty, full] = [lruOf(mostBytes / 4), lruOf((mostBytes / 4) * 3)]
  const forget = (key: string): void => {
    empty.delete(key)
    full.delete(key)
  }
  return {
    get: (key) => full.get(key) ?? empty.get(key),
    put(answer) {
      forget(answer.key)
      const home = isEmpty(answer.value) ? empty : full
      home.set(answer.key, answer)
      if (home.has(answer.key)) index.add(answer)
    },
    drop(tags) {
      for (const { key } of index.find(tags)) forget(key)
    },
    clear() {
      empty.clear()
      full.clear()
    },
    get stats() {
      return {
        answers: empty.size + full.size,
        bytes: empty.calculatedSize + full.calculatedSize,
      }
    },
  }
}

const isEmpty = (value: unknown): boolean =>
  value === 0 || (Array.isArray(value) && value.length === 0)
