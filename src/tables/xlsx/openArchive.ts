import { setImmediate } from 'node:timers/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { TableLimits } from '../limits'
import { asTableError, TableError } from '../TableError'

/** Files inside files, which nobody has looked into. */
const NESTED = /\.(zip|xl[st][xmb]?|docx?|docm|pptx?|pptm|od[st]|jar|7z|rar|gz|tgz|bz2|xz)$/
const MACROS = /(^|\/)vbaproject\.bin$|^xl\/macrosheets\//
const STORED = 0
const DEFLATED = 8
/** Below it the ratio tells nothing: an empty sheet is mostly the same few words. In bytes. */
const SMALL = 1_000_000
/** Bytes at a time. */
const PIECE = 64 * 1024

export type Archive = Readonly<{
  has: (name: string) => boolean
  /**
   * The bytes of a part, by its name in any case, counted as they come and checked against their sum.
   * @throws TableError unreadable, bomb
   */
  read: (name: string) => AsyncGenerator<Buffer, void, undefined>
}>

/** Counts what was unpacked of all parts together. */
type Budget = { unpacked: number; readonly most: number }

/**
 * Opens the ZIP file that a workbook is. What sizes its directory declares is not believed.
 * @throws TableError unreadable, bomb, encrypted, macros, unsafe_content
 */
export async function openArchive(
  bytes: Buffer,
  limits: TableLimits,
  signal: AbortSignal | undefined,
): Promise<Archive> {
  const zip = await openDirectory(bytes)
  const entries = await entriesOf(zip, limits.entries)
  const { ratio, unpackedBytes } = limits
  const most = Math.min(unpackedBytes, Math.max(SMALL, bytes.length * ratio))
  const budget: Budget = { unpacked: 0, most }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new TableError('unreadable')
      try {
        for await (const piece of unpack(entry, await packedBytes(zip, entry, bytes), budget)) {
          signal?.throwIfAborted()
          yield piece
        }
      } catch (cause) {
        signal?.throwIfAborted()
        throw asTableError(cause)
      }
    },
  }
}

async function openDirectory(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names stay bytes, for what they may be is decided here.
    return await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false })
  } catch (cause) {
    throw asTableError(cause)
  }
}

async function entriesOf(zip: ZipFile, most: number): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= most) throw new TableError('bomb')
      const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').toLowerCase()
      refuseEntry(entry, name)
      // Two parts of one name: one reader sees the first, another the second.
      if (entries.has(name)) throw new TableError('unsafe_content')
      entries.set(name, entry)
    }
  } catch (cause) {
    throw asTableError(cause)
  }
  return entries
}

function refuseEntry(entry: Entry, name: string): void {
  const isOutside = /^\/|^[a-z]:|\p{Cc}/u.test(name) || name.split('/').includes('..')
  if (isOutside || NESTED.test(name)) throw new TableError('unsafe_content')
  if (MACROS.test(name)) throw new TableError('macros')
  if (entry.isEncrypted()) throw new TableError('encrypted')
}

async function packedBytes(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
}

async function* unpack(entry: Entry, packed: Buffer, budget: Budget): AsyncGenerator<Buffer> {
  let sum = 0
  let size = 0
  for await (const piece of piecesOf(entry, packed)) {
    size += piece.length
    budget.unpacked += piece.length
    if (budget.unpacked > budget.most) throw new TableError('bomb')
    sum = crc32(piece, sum)
    yield piece
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new TableError('unreadable')
}

async function* piecesOf(entry: Entry, packed: Buffer): AsyncGenerator<Buffer> {
  if (entry.compressionMethod === STORED) {
    for (let at = 0; at < packed.length; at += PIECE) {
      yield packed.subarray(at, at + PIECE)
      // Others get their turn between two pieces, as they do while a deflated one is unpacked.
      await setImmediate()
    }
  } else if (entry.compressionMethod === DEFLATED) {
    const inflate = createInflateRaw()
    inflate.end(packed)
    for await (const piece of inflate) yield piece as Buffer
  } else throw new TableError('unreadable')
}
