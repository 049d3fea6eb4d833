import type { TableLimits } from '../limits'
import { TableError } from '../TableError'
import type { Archive } from './openArchive'
import { readWholeXml } from './readXml'
import { createRichText } from './richText'

/** Bytes: of a page, of what says how long a text is, and of what says where it starts. */
const PAGE = 1_048_576
const HEAD = 4
const START = 8

/** The texts that cells name by position. */
export type SharedStrings = (index: number) => string | undefined

/**
 * Reads the shared texts. They are kept as bytes in large pages: a million short strings would take three times as much.
 * One longer than a cell may be is kept just long enough for its cell to be refused.
 * @throws TableError unreadable, bomb
 */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  limits: TableLimits,
): Promise<SharedStrings> {
  const store = createStore(limits)
  const rich = createRichText(limits.cellLength)
  await readWholeXml(archive.read(part), {
    open: rich.open,
    text: rich.text,
    close(tag) {
      rich.close(tag)
      if (tag === 'si') store.add(rich.take())
    },
  })
  return store.at
}

type Store = Readonly<{ add: (text: string) => void; at: SharedStrings }>

function createStore({ cellLength, sharedBytes }: TableLimits): Store {
  const pageSize = Math.max(PAGE, HEAD + (cellLength + 1) * 3)
  const pages: Buffer[] = []
  /** Of each text, counted through all pages. */
  const starts: number[] = []
  let end = 0
  let used = 0
  return {
    add(text) {
      const size = HEAD + Buffer.byteLength(text)
      used += size + START
      if (used > sharedBytes) throw new TableError('bomb')
      if (end + size > pages.length * pageSize) {
        end = pages.length * pageSize
        pages.push(Buffer.allocUnsafe(pageSize))
      }
      const page = pages.at(-1)
      page?.writeUInt32LE(size - HEAD, end % pageSize)
      page?.write(text, (end % pageSize) + HEAD)
      starts.push(end)
      end += size
    },
    at(index) {
      const start = starts[index]
      const page = start === undefined ? undefined : pages[Math.floor(start / pageSize)]
      if (start === undefined || page === undefined) return undefined
      const from = (start % pageSize) + HEAD
      return page.toString('utf8', from, from + page.readUInt32LE(start % pageSize))
    },
  }
}
