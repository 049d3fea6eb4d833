import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { DocumentFormat } from './formats'
import { TYPES } from './formats'

const START = Buffer.from('PK\x03\x04')
/** Readers of PDF look for its signature this far. In bytes. */
const PDF_REACH = 1024
/** More parts than any honest document has. */
const MOST_PARTS = 10_000

/** The part that makes an Office file what it is. */
const MAIN_PARTS: Readonly<Record<string, DocumentFormat>> = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
}

/** OpenDocument says it in its first part, which is not packed. */
const SAYS = 'mimetype'
const STORED = 0

/** Programs of any kind: macros, controls, Java. */
const PROGRAMS =
  /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/|macrosheets\/)|^(basic|scripts)\/|^meta-inf\/manifest\.mf$|\.(class|exe|dll|jar|html?|js|vbs|hta)$/

type Parts = ReadonlyMap<string, Entry>

/** The format of an office document, which is a ZIP file from its first byte to its last; undefined for any other. */
export async function formatOfArchive(input: Buffer): Promise<DocumentFormat | undefined> {
  if (!input.subarray(0, START.length).equals(START) || !isBare(input)) return undefined
  try {
    const zip = await fromBufferPromise(input, { decodeStrings: false, validateEntrySizes: false })
    const parts = await partsOf(zip)
    return parts && ((await openFormat(zip, parts, input)) ?? officeFormat(parts))
  } catch {
    return undefined
  }
}

/** Nothing behind the archive, and no other signature in front that a lenient reader might follow. */
function isBare(input: Buffer): boolean {
  const isLast = input.lastIndexOf('PK\x05\x06', undefined, 'latin1') === input.length - 22
  return isLast && !input.subarray(0, PDF_REACH).includes('%PDF-')
}

/** Undefined where a part is encrypted, stands outside, twice, or is a program. */
async function partsOf(zip: ZipFile): Promise<Parts | undefined> {
  const parts = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').toLowerCase()
    const isOutside = /^\/|^[a-z]:|\p{Cc}/u.test(name) || name.split('/').includes('..')
    if (isOutside || entry.isEncrypted() || PROGRAMS.test(name)) return undefined
    if (parts.has(name) || parts.size >= MOST_PARTS) return undefined
    parts.set(name, entry)
  }
  return parts
}

async function openFormat(
  zip: ZipFile,
  parts: Parts,
  input: Buffer,
): Promise<DocumentFormat | undefined> {
  const said = parts.get(SAYS)
  const isSaid = said?.relativeOffsetOfLocalHeader === 0 && said.compressionMethod === STORED
  if (!said || !isSaid || !parts.has('content.xml')) return undefined
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(said, { minimal: true })
  const type = input.subarray(fileDataStart, fileDataStart + said.compressedSize).toString('latin1')
  return (['odt', 'ods'] as const).find((format) => TYPES[format] === type)
}

function officeFormat(parts: Parts): DocumentFormat | undefined {
  if (!parts.has('[content_types].xml') || parts.has(SAYS)) return undefined
  const found = Object.keys(MAIN_PARTS).filter((name) => parts.has(name))
  return found.length === 1 ? MAIN_PARTS[found[0] ?? ''] : undefined
}
