import { createClient, type ClientOptions } from '../client/httpClient'
import type { Write } from './history'
import { writePage, type Request } from './writePages'

export type WritersOptions = ClientOptions &
  Readonly<{
    count: number
    site: string
    /** Makes the marks of this round differ from every other's. */
    name: string
    /** Where each request is written down as soon as it has ended. */
    writes: Write[]
  }>

/** People who save without pause; `stop` waits until their last requests have ended. */
export type Writers = Readonly<{
  /** The first answer has come, or none will come any more. */
  answered: Promise<void>
  stop: () => Promise<void>
}>

/** Starts writers that make pages, translate them, and change their own and each other's. No request is ever repeated. */
export function startWriters(options: WritersOptions): Writers {
  const shared = options.writes.find(
    ({ ending, kind }) => kind === 'create' && ending === 'acknowledged',
  )?.page
  const state = { isOver: false }
  let noteAnswer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    noteAnswer = resolve
  })
  const done = Promise.all(
    Array.from({ length: options.count }, (_, index) =>
      write(options, { writer: `w${String(index)}`, shared, state, noteAnswer }),
    ),
  )
  void done.then(noteAnswer)
  return {
    answered,
    async stop() {
      state.isOver = true
      await done
    },
  }
}

type Role = Readonly<{
  writer: string
  /** The page that all writers change. */
  shared: string | undefined
  state: Readonly<{ isOver: boolean }>
  noteAnswer: () => void
}>

async function write(
  options: WritersOptions,
  { noteAnswer, shared, state, writer }: Role,
): Promise<void> {
  const { name, site, writes } = options
  const client = createClient(options)
  let own: string | undefined
  for (let number = 0; !state.isOver; number++) {
    const request = requestFor(number, own, shared)
    const { status, ...written } = await writePage(client, {
      ...request,
      mark: `${name}-${writer}-${String(number)}`,
      site,
    })
    writes.push(written)
    if (status !== 0) noteAnswer()
    if (written.kind === 'create') own = written.page
    // A portal that was killed answers nobody: the next one is another round.
    if (status === 0) break
  }
  client.close()
}

/** In turns: a new page, its translation, a change of it, a change of the page that all writers share. */
function requestFor(
  number: number,
  own: string | undefined,
  shared: string | undefined,
): Pick<Request, 'kind' | 'locale' | 'page'> {
  const turn = number % 4
  if (turn === 3 && shared !== undefined) return { kind: 'update', locale: 'kk', page: shared }
  if (turn === 0 || own === undefined) return { kind: 'create', locale: 'kk' }
  return { kind: 'update', locale: turn === 1 ? 'ru' : 'kk', page: own }
}
