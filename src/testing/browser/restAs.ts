import type { Page } from 'playwright-core'

type Doc = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** The REST interface, asked as whoever is signed in on a page. */
export type Rest = Readonly<{
  /** Collections that the person may read. */
  collections: () => Promise<string[]>
  find: (collection: string, query?: string) => Promise<readonly Doc[]>
  create: (collection: string, data: object) => Promise<Doc>
  update: (collection: string, id: string, data: object) => Promise<void>
}>

/** @throws Error with the answer, where a request is refused */
export function restAs(page: Page): Rest {
  const ask = (method: string, address: string, data?: object): Promise<unknown> =>
    page.evaluate(
      async ([verb, to, body]) => {
        const headers = { 'Content-Type': 'application/json', 'If-Match': '*' }
        const answer = await fetch(to, { method: verb, ...(body && { body, headers }) })
        const text = await answer.text()
        if (!answer.ok) throw new Error(`${verb} ${to}: ${text}`)
        return JSON.parse(text) as unknown
      },
      [method, `/api/${address}`, data && JSON.stringify(data)] as const,
    )
  return {
    async collections() {
      const { collections = {} } = (await ask('GET', 'access')) as {
        collections?: Readonly<Record<string, Readonly<{ read?: unknown }>>>
      }
      return Object.keys(collections).filter(
        (slug) => collections[slug]?.read && !slug.startsWith('payload-'),
      )
    },
    async find(collection, query = '') {
      const found = await ask('GET', `${collection}?depth=0&limit=100&${query}`)
      return (found as { docs: Doc[] }).docs
    },
    async create(collection, data) {
      return ((await ask('POST', collection, data)) as { doc: Doc }).doc
    },
    async update(collection, id, data) {
      await ask('PATCH', `${collection}/${id}`, data)
    },
  }
}
