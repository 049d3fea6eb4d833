import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { declareAccess } from './declareAccess'
import { listPlugin } from './listPlugin'
import { skeletonFiles } from './skeletonFiles'

type Edit = Readonly<{ file: string; before: string; after: string }>

/**
 * Writes the skeleton of a plugin, puts it into the list and into the access matrix: all of it, or nothing.
 * @param root the repository's folder
 * @returns the files that were written or changed, from the root
 * @throws Error with a sentence for the operator
 */
export async function addPlugin(root: string, id: string): Promise<readonly string[]> {
  const folder = path.join('plugins', id)
  if (await exists(path.join(root, folder)))
    throw new Error(`${folder} exists already; choose another id, or remove the folder`)
  const files = await skeletonFiles(id)
  const edits = [
    await edit(root, path.join('src', 'testing', 'matrix', 'oracle.ts'), (text) =>
      declareAccess(text, id),
    ),
    await edit(root, path.join('plugins', 'index.ts'), (text) => listPlugin(text, id)),
  ]
  const done: Edit[] = []
  await mkdir(path.join(root, folder))
  try {
    for (const [name, text] of files) await write(path.join(root, folder, name), text)
    for (const one of edits) {
      await replace(path.join(root, one.file), one.after)
      done.push(one)
    }
  } catch (error) {
    await rm(path.join(root, folder), { force: true, recursive: true })
    for (const { before, file } of done) await replace(path.join(root, file), before)
    throw error
  }
  return [
    ...[...files.keys()].map((name) => path.join(folder, name)),
    ...edits.map(({ file }) => file),
  ]
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  )
}

async function edit(root: string, file: string, work: (text: string) => string): Promise<Edit> {
  const before = await readFile(path.join(root, file), 'utf8')
  return { file, before, after: work(before) }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** A file is the old one or the new one, never half of it. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}
