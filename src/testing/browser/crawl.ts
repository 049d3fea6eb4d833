/** What the same screen of different documents has in common: `/admin/collections/pages/:id`. */
export type ShapeOf = (address: string) => string | undefined

/**
 * Visits one address of every shape that can be reached, in the order in which they are found.
 * @param visit looks at an address and returns where its links lead
 * @param shapeOf undefined for an address that is not to be visited
 */
export async function crawl(
  starts: readonly string[],
  shapeOf: ShapeOf,
  visit: (address: string) => Promise<readonly string[]>,
): Promise<void> {
  const seen = new Set<string>()
  const waiting: string[] = []
  const find = (address: string): void => {
    const shape = shapeOf(address)
    if (shape === undefined || seen.has(shape)) return
    seen.add(shape)
    waiting.push(address)
  }
  starts.forEach(find)
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    (await visit(next)).forEach(find)
}
