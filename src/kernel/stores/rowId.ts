import { randomBytes } from 'node:crypto'
import { PortalError } from '../errors'

const LONGEST = 1000

/**
 * The id of the row with this key: its parts in order, each encoded so that no two keys share an id.
 * @throws PortalError invalid_input for a part that is empty, or a key that is too long
 */
export function rowId(parts: readonly (boolean | number | string)[]): string {
  const id = parts.map(encoded).join('/')
  if (id.length > LONGEST) throw new PortalError('invalid_input')
  return id
}

function encoded(part: boolean | number | string): string {
  const text = String(part)
  // Half a surrogate pair cannot be encoded.
  if (text === '' || /\p{Surrogate}/u.test(text)) throw new PortalError('invalid_input')
  return encodeURIComponent(text)
}

/** A new UUIDv7: ids made later sort later, to the millisecond. */
export function newRowId(now = Date.now()): string {
  const hex = now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
