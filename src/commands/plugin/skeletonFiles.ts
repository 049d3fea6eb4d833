import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportName } from './names'

const SKELETON = fileURLToPath(new URL('./skeleton', import.meta.url))
/** What the skeleton is called, and how its test reaches it while it is in no list. */
const ID = 'sample-plugin'
const NAME = 'samplePlugin'
const UNLISTED = 'createTestPortal({ plugins: [samplePlugin] })'

/**
 * The files of a new plugin, by their paths in its folder: those of the skeleton, which is code like any other and is
 * checked like it, under another name.
 */
export async function skeletonFiles(id: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(SKELETON, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = files.map(async ({ name, parentPath }): Promise<[string, string]> => {
    const file = path.join(parentPath, name)
    return [path.relative(SKELETON, file), renamed(await readFile(file, 'utf8'), id)]
  })
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function renamed(text: string, id: string): string {
  return text
    .replaceAll(UNLISTED, 'createTestPortal()')
    .replaceAll(NAME, exportName(id))
    .replaceAll(ID, id)
}
