import { TableError } from '../TableError'
import type { Archive } from './openArchive'
import { readRelations, type Relation } from './readRelations'
import { readWholeXml, type Attributes } from './readXml'

/** No workbook that people use has as many sheets. */
const MOST = 5000

/** Names of parts inside the archive. */
export type Workbook = Readonly<{
  sheet: string
  sharedStrings: string | undefined
  styles: string | undefined
  /** Does it count days from 1904, as Excel on a Macintosh did? */
  is1904: boolean
}>

type Contents = Readonly<{ is1904: boolean; visible: readonly string[] }>

/**
 * Finds the first visible sheet and what is needed to read it.
 * @throws TableError not_a_table, old_format, no_sheet, bomb, and those of the archive
 */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  // The binary kind of workbook has the same outside and quite another inside.
  if (archive.has('xl/workbook.bin')) throw new TableError('old_format')
  if (!archive.has('_rels/.rels')) throw new TableError('not_a_table')
  const main = partOf(await readRelations(archive, ''), 'officeDocument')
  if (main === undefined) throw new TableError('not_a_table')
  const { is1904, visible } = await readContents(archive, main)
  const relations = await readRelations(archive, main)
  const sheet = visible
    .map((id) => relations.get(id))
    .find((relation) => relation?.kind === 'worksheet')
  if (!sheet) throw new TableError('no_sheet')
  return {
    sheet: sheet.part,
    sharedStrings: partOf(relations, 'sharedStrings'),
    styles: partOf(relations, 'styles'),
    is1904,
  }
}

function partOf(relations: ReadonlyMap<string, Relation>, kind: string): string | undefined {
  return [...relations.values()].find((relation) => relation.kind === kind)?.part
}

async function readContents(archive: Archive, part: string): Promise<Contents> {
  const visible: string[] = []
  let is1904 = false
  let isWorkbook = false
  await readWholeXml(archive.read(part), {
    open(tag, attributes) {
      if (tag === 'workbook') isWorkbook = true
      if (tag === 'workbookPr') is1904 = isOn(attributes.date1904)
      if (tag === 'sheet' && isVisible(attributes)) visible.push(relationOf(attributes))
      if (visible.length > MOST) throw new TableError('bomb')
    },
  })
  if (!isWorkbook) throw new TableError('not_a_table')
  return { is1904, visible }
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function isVisible({ state }: Attributes): boolean {
  return state === undefined || state === 'visible'
}

/** The id of the relation, whatever the prefix of its namespace. */
function relationOf(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}
