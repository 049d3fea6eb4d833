import type { PayloadRequest } from 'payload'
import { placesOf, subjectOf, type Translate } from '#kernel'
import { writeCsv } from '#tables'
import { permissions } from '../../permissions'
import { withBinCheckDigit } from '../bin'
import type { ColumnId } from './institutionRow'
import { COLUMN_NAMES, REQUIRED_COLUMNS } from './words'

/** CSV texts to begin with, in the reader's language. */
export type ExampleTables = Readonly<{
  template: string
  sample: string
  /** The columns with what belongs into each. */
  columns: readonly Readonly<{ name: string; hint: string; isRequired: boolean }>[]
}>

const COLUMNS = Object.keys(COLUMN_NAMES) as ColumnId[]

/** The sample stands below one of the reader's own nodes, so that he can try it without anything being wrong. */
export async function exampleTables(req: PayloadRequest, t: Translate): Promise<ExampleTables> {
  const header = COLUMNS.map((id) => t(`core:import.column.${id}`))
  const sample = sampleRows(await ownNode(req), t)
  return {
    template: writeCsv([header]),
    sample: writeCsv([header, ...sample.map((row) => COLUMNS.map((id) => row[id] ?? ''))]),
    columns: COLUMNS.map((id) => ({
      name: t(`core:import.column.${id}`),
      hint: t(`core:import.column.${id}.hint`),
      isRequired: REQUIRED_COLUMNS.includes(id),
    })),
  }
}

type SampleRow = Readonly<Partial<Record<ColumnId, string>>>
type Node = Readonly<{ bin: string; kato: string }>

/** Numbers that no organisation has: nothing was registered in 1959. */
function sampleRows({ bin: parent, kato }: Node, t: Translate): SampleRow[] {
  const bin = (serial: string): string => withBinCheckDigit(`5901400${serial}`) ?? ''
  const shared = { parent, kato, opened: '01.09.2026' }
  return [
    {
      ...{ ...shared, bin: bin('9001'), kind: t('core:institutions.kind.school') },
      ...{ name_kk: 'Үлгі мектебі', name_ru: 'Школа-образец', capacity: '600' },
      languages: 'kk, ru',
    },
    {
      ...{ ...shared, bin: bin('9002'), kind: t('core:institutions.kind.kindergarten') },
      ...{ name_kk: 'Үлгі балабақшасы', name_ru: 'Детский сад-образец', capacity: '120' },
      languages: 'kk',
    },
  ]
}

async function ownNode(req: PayloadRequest): Promise<Node> {
  const subject = subjectOf(req)
  const places = subject ? placesOf(permissions['institutions.create'], subject) : []
  const id = places === 'all' ? undefined : places[0]?.path.at(-1)
  const found = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'institutions',
    req,
    where: id === undefined ? { parent: { exists: false } } : { id: { equals: id } },
  })
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { bin: text(found?.bin), kato: text(found?.kato) }
}
