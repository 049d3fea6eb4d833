const THINGS_END = '} as const satisfies Record<string, Thing>\n'
const PAGES = /^export const PUBLIC_PAGES: readonly string\[\] = \[\n(?: {2}.*\n)*/m

/**
 * The access matrix's own book of who may do what, with what the skeleton adds. It never learns that from manifests, so
 * that each change of a permission is written twice, by somebody who means it.
 * @throws Error when the book is not written as it was
 */
export function declareAccess(text: string, id: string): string {
  const pages = PAGES.exec(text)
  if (!pages || text.split(THINGS_END).length !== 2)
    throw new Error('src/testing/matrix/oracle.ts has no THINGS and PUBLIC_PAGES as it had')
  const withPage = text.replace(PAGES, () => `${pages[0]}  '${id}/',\n`)
  return withPage.replace(THINGS_END, () => thing(id) + THINGS_END)
}

const thing = (id: string): string => `  ${id.includes('-') ? `'${id}'` : id}: {
    what: 'what institutions write in the plugin of this name',
    read: 'open',
    readClosed: PUBLISHERS,
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
    hasTrash: true,
  },
`
