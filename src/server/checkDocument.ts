import { randomUUID } from 'node:crypto'
import { PortalError } from '#kernel'
import { formatOfArchive } from './document/formatOfArchive'
import { isPdf } from './document/isPdf'
import { TYPES, type DocumentFormat } from './document/formats'

/**
 * Looks whether a file is a document of a format that the portal keeps, by what it holds and not by what it is called,
 * and gives it a name of the portal's. Files that are two things at once are refused, and so are macros and passwords.
 * @throws PortalError unsupported_document
 */
export async function checkDocument(input: Buffer): Promise<File> {
  const format = await formatOf(input)
  if (format === undefined) throw new PortalError('unsupported_document')
  return new File([new Uint8Array(input)], `${randomUUID()}.${format}`, { type: TYPES[format] })
}

async function formatOf(input: Buffer): Promise<DocumentFormat | undefined> {
  return isPdf(input) ? 'pdf' : formatOfArchive(input)
}
