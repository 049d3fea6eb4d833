import type { Locale, PublicContext, PublicDocument } from '#kernel'
import type { BlockPlace } from '../../collections/pages/blocks/pageBlock'

type Asked = Readonly<{ collection: string } & Parameters<PublicContext['find']>[1]>

/**
 * A place for blocks without a database: page `home` of site `s1` at `/s/mektep/`.
 * @param documents what each collection answers to any question by id or site
 * @returns the place, the tags that were asked by hand, and every question
 */
export function blockPlace(
  documents: Readonly<Record<string, readonly PublicDocument[]>> = {},
  locale: Locale = 'kk',
): Readonly<{ place: BlockPlace; questions: Asked[]; tags: string[] }> {
  const tags: string[] = []
  const questions: Asked[] = []
  const ctx: PublicContext = {
    locale,
    t: (key) => key,
    asked: (tag) => void tags.push(tag),
    href: (path) => `/${locale}${path}`,
    find: (collection, query) => {
      questions.push({ collection, ...query })
      const found = (documents[collection] ?? []).filter((doc) =>
        Object.entries(query.by).every(([field, value]) =>
          [value].flat().includes(String(doc[field])),
        ),
      )
      return Promise.resolve(found.slice(0, query.limit))
    },
    settings: () => Promise.reject(new Error('no settings here')),
    rules: () => Promise.reject(new Error('no rules here')),
    isOn: () => Promise.resolve(true),
    modulesAt: () => Promise.resolve([]),
    count: () => Promise.reject(new Error('no block counts')),
    search: () => Promise.reject(new Error('no block searches')),
    moved: () => Promise.resolve(undefined),
  }
  const site = { base: '/s/mektep/', id: 's1' } as const
  return { place: { ctx, locale, page: 'home', site }, questions, tags }
}
