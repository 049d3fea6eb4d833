import { TableError } from '../TableError'
import { builtInMoment, momentFormat, type Moment } from './momentFormat'
import type { Archive } from './openArchive'
import { readWholeXml } from './readXml'

/** Excel itself keeps no more. */
const MOST = 65_536

/**
 * What each style of cells makes of a number, by the style's position.
 * @throws TableError unreadable, bomb
 */
export async function readStyles(
  archive: Archive,
  part: string,
): Promise<readonly (Moment | undefined)[]> {
  const formats = new Map<number, Moment | undefined>()
  const styles: (Moment | undefined)[] = []
  let isInCells = false
  await readWholeXml(archive.read(part), {
    open(tag, { formatCode = '', numFmtId }) {
      const id = Number(numFmtId ?? 0)
      if (tag === 'cellXfs') isInCells = true
      else if (tag === 'numFmt') formats.set(id, momentFormat(formatCode))
      else if (tag === 'xf' && isInCells)
        styles.push(formats.has(id) ? formats.get(id) : builtInMoment(id))
      if (formats.size > MOST || styles.length > MOST) throw new TableError('bomb')
    },
    close(tag) {
      if (tag === 'cellXfs') isInCells = false
    },
  })
  return styles
}
