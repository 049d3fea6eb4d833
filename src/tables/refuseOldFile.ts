import { TableError } from './TableError'

/** Names inside Microsoft's compound files: of a workbook behind a password, and of workbooks before XLSX. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const OLD = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book', 'utf16le')]

/**
 * Says what a compound file is and what to do with it.
 * @throws TableError encrypted, old_format, not_a_table
 */
export function refuseOldFile(bytes: Buffer): never {
  if (bytes.includes(ENCRYPTED)) throw new TableError('encrypted')
  throw new TableError(OLD.some((name) => bytes.includes(name)) ? 'old_format' : 'not_a_table')
}
