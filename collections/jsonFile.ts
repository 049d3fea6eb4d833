/** What a JSON file says; undefined for one that is none. */
export function parseJsonFile(bytes: Buffer): unknown {
  try {
    // Editors of Windows put a mark at the beginning.
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
