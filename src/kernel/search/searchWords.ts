import type { PortalStore } from '../stores/portalStore'

export const SEARCH_WORDS = 'search-words'

/** Which document is found by which word, in whatever language; of what the public may read alone. */
export const searchWords: PortalStore = {
  slug: SEARCH_WORDS,
  access: 'system',
  columns: { collection: 'text', doc: 'text', word: 'text' },
  key: ['doc', 'word'],
  indexes: [['collection', 'word'], ['doc']],
}
