/** Which pages carry which tag. */
export type TagIndex<Page> = Readonly<{
  add: (page: Page) => void
  remove: (page: Page) => void
  /** The pages that carry any of these tags, each once. */
  find: (tags: Iterable<string>) => Set<Page>
  readonly size: number
}>

/** Builds an empty index; a tag without pages takes no memory. */
export function createTagIndex<
  Page extends { readonly tags: readonly string[] },
>(): TagIndex<Page> {
  const pagesOf = new Map<string, Set<Page>>()
  return {
    add(page) {
      for (const tag of page.tags) {
        const pages = pagesOf.get(tag)
        if (pages) pages.add(page)
        else pagesOf.set(tag, new Set([page]))
      }
    },
    remove(page) {
      for (const tag of page.tags) {
        const pages = pagesOf.get(tag)
        if (pages?.delete(page) && pages.size === 0) pagesOf.delete(tag)
      }
    },
    find(tags) {
      const found = new Set<Page>()
      for (const tag of tags) for (const page of pagesOf.get(tag) ?? []) found.add(page)
      return found
    },
    get size() {
      return pagesOf.size
    },
  }
}
