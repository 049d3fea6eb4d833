import type { PayloadRequest } from 'payload'
import { placedRows, type Subject } from '#kernel'
import { onlyPlace } from '../../memberships/appointing'
import { permissions } from '../../permissions'
import type { FaultCode } from './personRow'

type Row = Record<string, unknown> & { id: string }

/** Finds the institution that a list names; a fault where it is none of those at which its bringer appoints. */
export type FindPlace = (named: string) => string | Readonly<{ fault: FaultCode }>

/** The institutions at which somebody appoints, by BIN and by their names in both languages. */
export async function placesFor(req: PayloadRequest, by: Subject): Promise<FindPlace> {
  const within = placedRows(permissions['memberships.decide'], by, 'id')
  const { docs } =
    within === false
      ? { docs: [] }
      : await req.payload.db.find<Row>({
          ...{ collection: 'institutions', limit: 0, locale: 'all', pagination: false, req },
          ...(within !== true && { where: within }),
        })
  const known = new Map<string, Set<string>>()
  for (const { bin, id, name, shortName } of docs)
    for (const text of [bin, ...textsIn(name), ...textsIn(shortName)])
      if (typeof text === 'string' && text !== '') add(known, folded(text), id)
  const only = onlyPlace(by)
  return (named) => {
    if (named === '') return only ?? { fault: 'place_missing' }
    const found = [...(known.get(folded(named)) ?? known.get(withZeros(named)) ?? [])]
    const [first] = found
    if (first === undefined) return { fault: 'place_unknown' }
    return found.length === 1 ? first : { fault: 'place_ambiguous' }
  }
}

function add(known: Map<string, Set<string>>, text: string, id: string): void {
  const ids = known.get(text) ?? new Set()
  known.set(text, ids.add(id))
}

const textsIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/** Spreadsheets take a BIN for a number and drop the zeros at its beginning. */
const withZeros = (text: string): string =>
  /^\d{9,11}$/.test(text) ? text.padStart(12, '0') : text

const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[«»"„“”]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
