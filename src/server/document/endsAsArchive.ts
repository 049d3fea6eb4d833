const MARK = Buffer.from('PK\x05\x06')
/** Bytes of the record without its comment, and of the longest comment. */
const RECORD = 22
const COMMENT = 0xffff

/** Would a program that reads ZIP files from their end find one here? */
export function endsAsArchive(input: Buffer): boolean {
  const tail = input.subarray(-(RECORD + COMMENT))
  for (let at = tail.indexOf(MARK); at >= 0; at = tail.indexOf(MARK, at + 1)) {
    const isWhole = at + RECORD <= tail.length
    if (isWhole && at + RECORD + tail.readUInt16LE(at + RECORD - 2) === tail.length) return true
  }
  return false
}
