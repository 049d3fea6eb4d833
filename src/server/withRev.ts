import type { Request } from 'express'
import type { FlattenedField } from 'payload'
import { PortalError } from '#kernel'

type Values = Readonly<Record<string, unknown>>

/** They say where a document stands, not what it says: nobody's text is lost by them. */
const STATES: ReadonlySet<string> = new Set(['id', '_status', 'deletedAt'])

/** `"12"`, `W/"12"`, `12` */
const TAG = /^(?:W\/)?"?(\d{1,15})"?$/

/**
 * A change of what several people write says which version it was made from: by `rev` in the document, or by `If-Match`
 * (`*` for whatever is there).
 * @returns the document, with the `rev` of the header in it
 * @throws PortalError rev_required
 */
export function withRev(
  { headers, method }: Pick<Request, 'headers' | 'method'>,
  document: Values,
  fields: readonly FlattenedField[],
): Values {
  const isCounted = fields.some(({ custom, name }) => name === 'rev' && custom?.isRev === true)
  if (method !== 'PATCH' || !isCounted || typeof document.rev === 'number') return document
  const match = headers['if-match']?.trim()
  const rev = TAG.exec(match ?? '')?.[1]
  if (rev !== undefined) return { ...document, rev: Number(rev) }
  const isOnlyState = Object.keys(document).every((name) => STATES.has(name))
  if (match === '*' || isOnlyState) return document
  throw new PortalError('rev_required')
}
