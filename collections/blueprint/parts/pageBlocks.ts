/** Blocks whose content is one institution's own: its people, its files, its address. */
const OWN: ReadonlySet<unknown> = new Set(['people', 'contacts', 'documents', 'gallery', 'picture'])

/** Fields of blocks that hold a picture. */
const PICTURES: ReadonlySet<string> = new Set(['picture', 'photo', 'image'])

const MARK = 'page:'

type Block = Readonly<Record<string, unknown>>

/**
 * Blocks as a blueprint carries them: without what is the institution's own, without ids, and with links to pages as
 * `page:<slug>`; a link to a page that the blueprint does not hold is left out.
 * @param slugs of the pages of the blueprint, by id
 */
export function carriedBlocks(
  blocks: readonly Block[],
  slugs: ReadonlyMap<string, string>,
): Block[] {
  return blocks
    .filter(({ blockType }) => !OWN.has(blockType))
    .map((block) => carried(block, slugs) as Block)
}

function carried(value: unknown, slugs: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const slug = slugs.get(value)
    return slug === undefined ? value : MARK + slug
  }
  if (Array.isArray(value)) return value.map((one) => carried(one, slugs))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id' && !PICTURES.has(key))
      .map(([key, inner]) => [
        key,
        key === 'page' || key === 'pages' ? linked(inner, slugs) : carried(inner, slugs),
      ]),
  )
}

function linked(value: unknown, slugs: ReadonlyMap<string, string>): unknown {
  const mark = (one: unknown): string[] => {
    const slug = typeof one === 'string' ? slugs.get(one) : undefined
    return slug === undefined ? [] : [MARK + slug]
  }
  return Array.isArray(value) ? value.flatMap(mark) : (mark(value)[0] ?? null)
}

/**
 * Blocks as they are stored: links lead to the pages of the site that they come to; one that leads nowhere is left out.
 * @param ids of the site's pages, by slug
 */
export function settledBlocks(blocks: readonly Block[], ids: ReadonlyMap<string, string>): Block[] {
  return blocks.map((block) => settled(block, ids) as Block)
}

function settled(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return value.startsWith(MARK) ? (ids.get(value.slice(MARK.length)) ?? null) : value
  if (Array.isArray(value))
    return value.map((one) => settled(one, ids)).filter((one) => one !== null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner, ids)]))
}
