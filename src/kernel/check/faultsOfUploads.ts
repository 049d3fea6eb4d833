import path from 'node:path'
import type { SanitizedCollectionConfig } from 'payload'

/** Collections whose files lie in each other's directory: each would serve those of the other under its own access. */
export function faultsOfUploads(collections: readonly SanitizedCollectionConfig[]): string[] {
  const uploads = collections.flatMap(({ slug, upload }) =>
    upload ? [{ slug, directory: path.resolve(upload.staticDir ?? slug) }] : [],
  )
  return uploads.flatMap(({ directory, slug }, index) =>
    uploads
      .slice(0, index)
      .filter((other) => isIn(directory, other.directory) || isIn(other.directory, directory))
      .map((other) => `${slug}: upload.staticDir is shared with '${other.slug}'; give it its own`),
  )
}

function isIn(directory: string, other: string): boolean {
  return directory === other || directory.startsWith(other + path.sep)
}
