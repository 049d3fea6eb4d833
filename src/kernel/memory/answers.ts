import { LRUCache } from 'lru-cache'
import { createDropLog } from './dropLog'
import { holdStill, type Held } from './holdStill'
import { createTagIndex } from './tagIndex'

/** What a question was answered, and between which moments (epoch ms) it would be answered the same. */
export type Answer<Value> = Readonly<{ value: Value; from: number; until: number }>

/** One question of a public page. */
export type Question<Value> = Readonly<{
  key: string
  /** The tags of the writes that may change the answer; the documents in it are found by themselves. */
  tags: readonly string[]
  /** Epoch ms. */
  at: number
  ask: () => Promise<Answer<Value>>
}>

/** The answers to questions of public pages, so that a page made anew asks the database only what has changed. */
export type Answers = Readonly<{
  recall: <Value>(question: Question<Value>) => Promise<Answer<Value>>
  /** Forgets what these tags may have changed; call it after COMMIT. `*` forgets everything. */
  drop: (tags: readonly string[]) => void
  readonly stats: Readonly<{ answers: number; bytes: number; recalled: number; asked: number }>
}>

type Kept = Answer<unknown> & Readonly<{ key: string; tags: readonly string[]; bytes: number }>

/** Site, menu, look, notices and way down of 8,000 schools take about half of it (bench, siteHomes). */
const MOST_BYTES = 96 * 1024 * 1024
/** No answer may take more than so large a part of the memory. */
const SHARE = 20

/** Builds an empty memory of answers. */
export function createAnswers(mostBytes = MOST_BYTES): Answers {
  const log = createDropLog()
  const index = createTagIndex<Kept>()
  const maxEntrySize = Math.floor(mostBytes / SHARE)
  const lruOf = (maxSize: number) =>
    new LRUCache<string, Kept>({
      maxSize,
      maxEntrySize,
      sizeCalculation: ({ bytes }) => bytes,
      dispose: (answer) => {
        index.remove(answer)
      },
    })
  // Whoever scans for addresses pushes out other empty answers only.
  const [empty, kept] = [lruOf(mostBytes / 4), lruOf((mostBytes / 4) * 3)]
  let recalled = 0
  let asked = 0

  function forget(key: string): void {
    empty.delete(key)
    kept.delete(key)
  }

  function put(answer: Kept): void {
    const home = isEmpty(answer.value) ? empty : kept
    forget(answer.key)
    home.set(answer.key, answer)
    if (home.has(answer.key)) index.add(answer)
  }

  async function askAnew<Value>({ ask, key, tags }: Question<Value>): Promise<Answer<Value>> {
    asked++
    const since = log.open()
    try {
      const answer = await ask()
      const held: Held = { bytes: 2 * key.length, ids: new Set() }
      holdStill(answer.value, held)
      const keep = { ...answer, key, tags: [...tags, ...held.ids], bytes: held.bytes }
      if (log.isCurrent(since, keep.tags)) put(keep)
      return answer
    } finally {
      log.close()
    }
  }

  return {
    async recall<Value>(question: Question<Value>) {
      const { key } = question
      const found = (kept.get(key) ?? empty.get(key)) as (Kept & Answer<Value>) | undefined
      if (!found || question.at < found.from || question.at >= found.until) return askAnew(question)
      recalled++
      return found
    },
    drop(tags) {
      if (tags.includes('*')) {
        log.dropAll()
        empty.clear()
        kept.clear()
        return
      }
      const touched = tags.flatMap((tag) => [tag, ...documentOf(tag)])
      log.drop(touched)
      for (const { key } of index.find(touched)) forget(key)
    },
    get stats() {
      return {
        answers: empty.size + kept.size,
        bytes: empty.calculatedSize + kept.calculatedSize,
        recalled,
        asked,
      }
    },
  }
}

const isEmpty = (value: unknown): boolean =>
  value === 0 || (Array.isArray(value) && value.length === 0)

/** A document stands in the answers to other questions too, where something points to it. */
function documentOf(tag: string): string[] {
  const [, id] = /\?id=(.+)$/.exec(tag) ?? []
  return id === undefined ? [] : [decodeURIComponent(id)]
}
