import type { PayloadRequest } from 'payload'
import { idOf, isClosed, pathOf } from '#kernel'
import type { Kind } from '../kinds'
import type { Language } from './institutionRow'
import type { StoredInstitution } from './importPlan'

type Row = Record<string, unknown> & { id: string }

/** Every institution that has a BIN, as an import compares it; and its whole stored document by id. */
export async function storedInstitutions(
  req: PayloadRequest,
): Promise<{ stored: StoredInstitution[]; documents: ReadonlyMap<string, Row> }> {
  const { docs } = await req.payload.db.find<Row>({
    collection: 'institutions',
    limit: 0,
    locale: 'all',
    pagination: false,
    req,
  })
  const documents = new Map(docs.map((doc) => [doc.id, doc]))
  const stored = docs
    .filter(({ bin }) => typeof bin === 'string')
    .map((doc) => storedOf(doc, documents.get(idOf(doc.parent) ?? '')))
  return { stored, documents }
}

function storedOf(doc: Row, parent: Row | undefined): StoredInstitution {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined
  const number = (value: unknown): number | undefined =>
    typeof value === 'number' ? value : undefined
  const values = {
    bin: String(doc.bin),
    kind: doc.kind as Kind,
    name: bothOf(doc.name) ?? { kk: '', ru: '' },
    shortName: bothOf(doc.shortName),
    teachingLanguages: (doc.teachingLanguages ?? []) as Language[],
    kato: text(doc.kato),
    capacity: number(doc.capacity),
    latitude: number(doc.latitude),
    longitude: number(doc.longitude),
    opened: text(doc.opened),
    closed: text(doc.closed),
  }
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return {
    id: doc.id,
    path: pathOf(doc),
    isClosed: isClosed(doc),
    parentBin: text(parent?.bin),
    values: Object.fromEntries(given) as unknown as StoredInstitution['values'],
  }
}

/** A name in both languages; undefined where there is none in either. */
function bothOf(value: unknown): Readonly<{ kk: string; ru: string }> | undefined {
  const { kk, ru } = (value ?? {}) as { kk?: unknown; ru?: unknown }
  const text = (one: unknown): string => (typeof one === 'string' ? one : '')
  return text(kk) === '' && text(ru) === '' ? undefined : { kk: text(kk), ru: text(ru) }
}
