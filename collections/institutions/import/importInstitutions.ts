import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { AT, inTransaction, newIdOf, writeMany, type TreePath } from '#kernel'
import type { InstitutionRow, RowFault } from './institutionRow'
import type { ImportPlan, PlannedRow } from './importPlan'
import { planImport } from './planImport'
import { storedInstitutions } from './storedInstitutions'

/** How an import is to be done. */
export type ImportOptions = Readonly<{
  /** Only says what it would do. */
  isDry?: boolean
  /** Takes the rows that are right and leaves the others; without it one wrong row keeps all out. */
  isPartial?: boolean
  /** May the importer create and change what stands at a place? Everything, unless told. */
  reaches?: (path: TreePath) => boolean
  /** Called after every part of the work. */
  onProgress?: (done: number, total: number) => void
}>

/** What an import did, or (dry) would do; numbers of institutions. */
export type ImportReport = Readonly<{
  created: number
  updated: number
  unchanged: number
  /** Institutions that were not written because a row was wrong. */
  left: number
  faults: readonly RowFault[]
  isDry: boolean
}>

/** So many rows share a transaction: between two of them everybody else's saves have their turn. */
const PART = 20

/**
 * Brings institutions to what the rows say. All rows are checked before the first is written; parts are committed one by
 * one, so that after a crash the same import goes on where it was. Run again, it changes nothing.
 */
export async function importInstitutions(
  payload: Payload,
  rows: readonly InstitutionRow[],
  { faults = [], ...options }: ImportOptions & { faults?: readonly RowFault[] } = {},
): Promise<ImportReport> {
  const req = await createLocalReq({}, payload)
  const { documents, stored } = await storedInstitutions(req)
  const plan = planImport(rows, {
    stored,
    reaches: options.reaches ?? (() => true),
    newId: () => newIdOf(payload),
    deepest: AT.length,
  })
  const all = [...faults, ...plan.faults].sort((a, b) => a.row - b.row)
  const isRefused = all.length > 0 && options.isPartial !== true
  const isDry = options.isDry === true
  if (!isRefused && !isDry) await apply(payload, plan, documents, options.onProgress)
  return reportOf(plan, all, { isDry, isRefused })
}

function reportOf(
  { create, unchanged, update }: ImportPlan,
  faults: readonly RowFault[],
  { isDry, isRefused }: { isDry: boolean; isRefused: boolean },
): ImportReport {
  const wrong = new Set(faults.map(({ row }) => row)).size
  return {
    created: isRefused ? 0 : create.length,
    updated: isRefused ? 0 : update.length,
    unchanged,
    left: wrong + (isRefused ? create.length + update.length : 0),
    faults,
    isDry,
  }
}

type Documents = Awaited<ReturnType<typeof storedInstitutions>>['documents']

async function apply(
  payload: Payload,
  { create, update }: ImportPlan,
  documents: Documents,
  onProgress: ImportOptions['onProgress'],
): Promise<void> {
  const planned = [...create, ...update]
  for (let done = 0; done < planned.length; done += PART) {
    const part = planned.slice(done, done + PART)
    await inTransaction(payload, (req) => writePlanned(req, part, documents))
    onProgress?.(Math.min(done + PART, planned.length), planned.length)
  }
}

/** Writes institutions of a plan, in the transaction of `req`. @param documents what is stored of them */
export async function writePlanned(
  req: PayloadRequest,
  part: readonly PlannedRow[],
  documents: Documents,
): Promise<void> {
  const known = new Map(
    part.flatMap(({ id }) => {
      const document = documents.get(id)
      return document ? [[id, document] as const] : []
    }),
  )
  const written = part.map(({ id, path, row: { parent: _parent, row: _row, ...values } }) => {
    const { id: _id, ...before }: Record<string, unknown> = known.get(id) ?? {}
    return { id, path, data: { ...before, ...values, parent: path.at(-2) ?? null } }
  })
  await writeMany(req, 'institutions', written, known)
}
