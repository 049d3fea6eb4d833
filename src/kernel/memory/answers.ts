import { createDropLog } from './dropLog'
import { holdStill, type Held } from './holdStill'
import { createTaggedStore, type Tagged } from './taggedStore'

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

/** Site, menu, look, notices and way down of 8,000 schools take about 60 MB (7.4 KB each, measured). */
const MOST_BYTES = 96 * 1024 * 1024

/** Builds an empty memory of answers. */
export function createAnswers(mostBytes = MOST_BYTES): Answers {
  const log = createDropLog()
  const store = createTaggedStore<Tagged & Answer<unknown>>({
    maxBytes: mostBytes,
    maxEntryBytes: Math.floor(mostBytes / 20),
    emptyBytes: mostBytes / 4,
    isEmpty: ({ value }) => value === 0 || (Array.isArray(value) && value.length === 0),
  })
  let recalled = 0
  let asked = 0

  async function askAnew<Value>({ ask, key, tags }: Question<Value>): Promise<Answer<Value>> {
    asked++
    const since = log.open()
    try {
      const answer = await ask()
      const held: Held = { bytes: 2 * key.length, ids: new Set() }
      holdStill(answer.value, held)
      const all = [...tags, ...held.ids]
      if (log.isCurrent(since, all)) store.put({ ...answer, key, tags: all, bytes: held.bytes })
      return answer
    } finally {
      log.close()
    }
  }

  return {
    async recall<Value>(question: Question<Value>) {
      const { at, key } = question
      const found = store.get(key) as Answer<Value> | undefined
      if (!found || at < found.from || at >= found.until) return askAnew(question)
      recalled++
      return found
    },
    drop(tags) {
      if (tags.includes('*')) {
        log.dropAll()
        store.clear()
        return
      }
      const touched = tags.flatMap((tag) => [tag, ...documentOf(tag)])
      log.drop(touched)
      store.drop(touched)
    },
    get stats() {
      const { bytes, empty, full } = store.stats
      return { answers: empty + full, bytes, recalled, asked }
    },
  }
}

/** A document stands in the answers to other questions too, where something points to it. */
function documentOf(tag: string): string[] {
  const [, id] = /\?id=(.+)$/.exec(tag) ?? []
  return id === undefined ? [] : [decodeURIComponent(id)]
}
