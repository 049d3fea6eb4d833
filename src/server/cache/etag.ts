import { createHash } from 'node:crypto'

const QUOTE = 34
const COMMA = 44
const SPACE = 32
const TAB = 9

/** The strong entity tag of exactly these bytes, quotes included. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/**
 * Does an `If-None-Match` header name this entity tag? Weak comparison (RFC 9110 §13.1.2): a proxy that compresses marks
 * our strong tags weak. `*` names every tag. A malformed list ends at the fault: what stands before it counts.
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag) return true
  if (header.trim() === '*') return true
  let at = skipSeparators(header, 0)
  while (at < header.length) {
    const start = header.startsWith('W/', at) ? at + 2 : at
    if (header.charCodeAt(start) !== QUOTE) return false
    const end = header.indexOf('"', start + 1) + 1
    if (end === 0) return false
    if (end - start === etag.length && header.startsWith(etag, start)) return true
    at = skipSeparators(header, end)
    if (at === end) return false
  }
  return false
}

function skipSeparators(header: string, from: number): number {
  let at = from
  while (at < header.length) {
    const code = header.charCodeAt(at)
    if (code !== COMMA && code !== SPACE && code !== TAB) return at
    at++
  }
  return at
}
