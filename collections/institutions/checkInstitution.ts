import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { idOf, PortalError, systemDb, type ErrorCode } from '#kernel'
import { faultOf, type InstitutionFacts } from './faultOf'

type Data = Record<string, unknown>

/**
 * Refuses an institution whose kind, codes or dates do not fit its place in the tree.
 * @throws PortalError kind_unsuitable, bin_invalid, bin_taken, kato_unknown, kato_foreign, dates_reversed
 */
export const checkInstitution: CollectionBeforeValidateHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const given = withoutEmptyCodes(data as Data, operation === 'update' ? null : undefined)
  const doc = { ...(originalDoc as Data | undefined), ...given }
  const parent = idOf(doc.parent)
  const above = parent === undefined ? undefined : await find(req, { id: { equals: parent } })
  const fault = faultOf(factsOf(doc), above && factsOf(above))
  if (fault) throw new PortalError(fault.code, {}, { field: fault.field })
  if (typeof given.bin === 'string' && (await isTaken(req, given.bin, originalDoc as Data)))
    refuse('bin_taken', 'bin')
  return given
}

/** An empty code is none: two empty ones must not be the same code twice. */
function withoutEmptyCodes(data: Data, nothing: null | undefined): Data {
  const entries = Object.entries(data).map(([name, value]): [string, unknown] => {
    if (name !== 'bin' && name !== 'kato') return [name, value]
    const text = typeof value === 'string' ? value.trim() : ''
    return [name, text === '' ? nothing : text]
  })
  return Object.fromEntries(entries)
}

function factsOf(doc: Data): InstitutionFacts {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
  return {
    kind: text(doc.kind) ?? 'school',
    bin: text(doc.bin),
    kato: text(doc.kato),
    opened: text(doc.opened),
    closed: text(doc.closed),
  }
}

async function find(req: PayloadRequest, where: Where): Promise<Data | undefined> {
  const found = await req.payload.db.findOne<Data & { id: string }>({
    collection: 'institutions',
    req,
    where,
  })
  return found ?? undefined
}

/** The index refuses a second one too, but its error names a column, not what is wrong. */
async function isTaken(req: PayloadRequest, bin: string, own: Data | undefined): Promise<boolean> {
  const id = idOf(own)
  const where: Where = { bin: { equals: bin }, ...(id !== undefined && { id: { not_equals: id } }) }
  return (await systemDb(req).count({ collection: 'institutions', where })).totalDocs > 0
}

function refuse(code: ErrorCode, field: string): never {
  throw new PortalError(code, {}, { field })
}
