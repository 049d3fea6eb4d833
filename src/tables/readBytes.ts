import { readFile, stat } from 'node:fs/promises'
import { TableError } from './TableError'

/**
 * The bytes of a file, named by its path or at hand.
 * @param limit bytes
 * @throws TableError no_file, file_too_large
 */
export async function readBytes(source: string | Buffer, limit: number): Promise<Buffer> {
  const bytes = typeof source === 'string' ? await bytesOfFile(source, limit) : source
  refuseAbove(limit, bytes.length)
  return bytes
}

async function bytesOfFile(path: string, limit: number): Promise<Buffer> {
  try {
    const found = await stat(path)
    // A pipe or a device may never end.
    if (!found.isFile()) throw new TableError('no_file')
    refuseAbove(limit, found.size)
    return await readFile(path)
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('no_file', {}, { cause })
  }
}

function refuseAbove(limit: number, size: number): void {
  if (size > limit) throw new TableError('file_too_large', { limit: limit / 1_000_000 })
}
