import { posix } from 'node:path'
import { TableError } from '../TableError'
import type { Archive } from './openArchive'
import { readWholeXml } from './readXml'

/** No workbook names as many parts. */
const MOST = 5000
const MACROS = /\/(vbaProject|xlMacrosheet|xlIntlMacrosheet)$/

/** One part that another one names: `kind` is the last word of its type, `part` the name inside the archive. */
export type Relation = Readonly<{ kind: string; part: string }>

/**
 * The parts that a part names, by id. What lies outside the file is left out: it is never looked at.
 * @param part '' for the archive as a whole
 * @throws TableError unreadable, macros, bomb
 */
export async function readRelations(
  archive: Archive,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  const base = posix.dirname(part)
  const name = posix.join(base, '_rels', `${posix.basename(part)}.rels`)
  await readWholeXml(archive.read(name), {
    open(tag, { Id, Target, TargetMode, Type }) {
      if (tag !== 'Relationship' || Id === undefined || Type === undefined) return
      if (MACROS.test(Type)) throw new TableError('macros')
      if (relations.size >= MOST) throw new TableError('bomb')
      if (Target === undefined || TargetMode === 'External') return
      const kind = Type.slice(Type.lastIndexOf('/') + 1)
      relations.set(Id, {
        kind,
        part: Target.startsWith('/') ? Target.slice(1) : posix.join(base, Target),
      })
    },
  })
  return relations
}
