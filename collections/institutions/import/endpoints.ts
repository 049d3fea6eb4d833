import type { Payload } from 'payload'
import { z } from 'zod'
import { defineEndpoint, placesOf, PortalError, reaches, subjectOf, type Translate } from '#kernel'
import { writeCsv } from '#tables'
import { permissions, type CorePermission } from '../../permissions'
import { exampleTables } from './exampleTables'
import { importTable, type TableReport } from './importTable'

const input = z.strictObject({ mode: z.enum(['dry', 'all', 'partial']) })

/**
 * Imports a file: `dry` only says what it would do, `partial` takes the rows that are right, `all` takes all or none. The
 * importer creates and changes what stands below his own nodes.
 */
export const importEndpoint = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/institutions-import',
  permission: 'institutions.create',
  input,
  answers: 'lines',
  effect: 'parts',
  file: { megabytes: 20 },
  async handle({ file, req, t, tell }, { mode }) {
    const subject = subjectOf(req)
    if (!subject) throw new PortalError('unauthenticated')
    const places = placesOf(permissions['institutions.create'], subject)
    const isDry = mode === 'dry'
    const work = async (): Promise<ImportAnswer> => {
      const report = await importTable(req.payload, file, {
        t,
        isDry,
        // Of a faulty file, the check tells what taking the right rows would do.
        isPartial: mode !== 'all',
        reaches: (path) => reaches(places, path),
        onProgress(done, total) {
          tell({ progress: { done, total } })
        },
      })
      return { ...report, faultsCsv: faultsCsv(report, t) }
    }
    if (isDry) return work()
    tell({ progress: { done: 0, total: 0 } })
    return inTurn(req.payload, work)
  },
})

/** A report, and its faults once more as a table to be kept; '' where there are none. */
type ImportAnswer = TableReport & Readonly<{ faultsCsv: string }>

function faultsCsv({ faults }: TableReport, t: Translate): string {
  if (faults.length === 0) return ''
  const header = ['row', 'column', 'value', 'reason'].map((name) => t(`core:import.fault.${name}`))
  const rows = faults.map(({ column, reason, row, value }) => [String(row), column, value, reason])
  return writeCsv([header, ...rows])
}

const running = new WeakMap<Payload, Promise<unknown>>()

/** Two imports at once would each plan with what the other has not written yet. */
async function inTurn<T>(payload: Payload, work: () => Promise<T>): Promise<T> {
  const before = running.get(payload) ?? Promise.resolve()
  const mine = before.then(work, work)
  running.set(payload, mine)
  return mine
}

const none = z.strictObject({})

/** An empty table with the right columns, and one with two rows that could be imported. */
export const importExamples = defineEndpoint<typeof none, CorePermission>({
  method: 'get',
  path: '/institutions-import',
  permission: 'institutions.create',
  input: none,
  handle: ({ req, t }) => exampleTables(req, t),
})
