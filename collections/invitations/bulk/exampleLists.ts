import type { PayloadRequest } from 'payload'
import { placesOf, type Translate } from '#kernel'
import { writeCsv } from '#tables'
import { permissions } from '../../permissions'
import { decider } from '../../memberships/rows'
import type { ColumnId } from './personRow'
import { COLUMNS } from './readPeople'
import { REQUIRED_COLUMNS } from './words'

/** CSV texts to begin with, in the reader's language. */
export type ExampleLists = Readonly<{
  template: string
  sample: string
  /** The columns with what belongs into each. */
  columns: readonly Readonly<{ name: string; hint: string; isRequired: boolean }>[]
}>

/** The sample names a node of the reader's own, so that he can check it without anything being wrong. */
export async function exampleLists(req: PayloadRequest, t: Translate): Promise<ExampleLists> {
  const header = COLUMNS.map((id) => t(`core:invitations.column.${id}`))
  const rows = sampleRows(await ownBin(req), t)
  return {
    template: writeCsv([header]),
    sample: writeCsv([header, ...rows.map((row) => COLUMNS.map((id) => row[id] ?? ''))]),
    columns: COLUMNS.map((id) => ({
      name: t(`core:invitations.column.${id}`),
      hint: t(`core:invitations.column.${id}.hint`),
      isRequired: REQUIRED_COLUMNS.includes(id),
    })),
  }
}

/** Nobody has these names or addresses: `example.kz` is a name for examples alone. */
function sampleRows(
  institution: string,
  t: Translate,
): Readonly<Partial<Record<ColumnId, string>>>[] {
  const role = (name: string): string => t(`core:memberships.role.${name}`)
  const language = t('core:invitations.sample.language')
  return [
    {
      ...{ name: t('core:invitations.sample.teacher'), email: 'mugalim@example.kz' },
      ...{ institution, language, role: role('teacher'), group: '7 А' },
    },
    { name: t('core:invitations.sample.pupil'), institution, role: role('pupil'), group: '7 А' },
  ]
}

async function ownBin(req: PayloadRequest): Promise<string> {
  const places = placesOf(permissions['memberships.decide'], decider(req))
  const id = places === 'all' ? undefined : places[0]?.path.at(-1)
  if (id === undefined) return ''
  const found = await req.payload.db.findOne<{ id: string; bin?: unknown }>({
    collection: 'institutions',
    req,
    where: { id: { equals: id } },
  })
  return typeof found?.bin === 'string' ? found.bin : ''
}
