import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { absent, copyFile, listFiles } from './files'
import type { FileDigest } from './manifest'
import { messages } from './messages'

/**
 * Copies every file below the folders of `dataDir` to `<part>/files/…`. A file that is deleted
 * while the backup runs is left out.
 */
export async function copyFolders(
  dataDir: string,
  folders: readonly string[],
  part: string,
  print: (line: string) => void,
): Promise<FileDigest[]> {
  const copied: FileDigest[] = []
  for (const folder of folders) {
    print(messages.copying(folder))
    for (const path of await listFiles(dataDir, folder)) {
      const kept = `files/${path}`
      const digest = await copyFile(join(dataDir, path), join(part, kept), kept).catch(absent)
      if (digest) copied.push(digest)
      else await rm(join(part, kept), { force: true })
    }
  }
  return copied
}
