import { endsAsArchive } from './endsAsArchive'

/** The signature stands at the very beginning: readers that look for it further on would take a page for a PDF. */
const START = /^%PDF-[12]\.\d/

/** Where the mark of the end stands, with nothing but line ends behind it. In bytes. */
const TAIL = 1024

/** Is it a PDF from its first byte to its last, and nothing else besides? */
export function isPdf(input: Buffer): boolean {
  if (!START.test(input.subarray(0, 8).toString('latin1'))) return false
  const tail = input.subarray(-TAIL).toString('latin1')
  return /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(tail) && !endsAsArchive(input)
}
