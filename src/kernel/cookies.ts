/**
 * The value of a cookie, the first of its name; undefined where there is none. There is one reader for all: where two
 * read a header differently, one of them could be shown what the other never sees.
 * @param header a `Cookie` header
 */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
