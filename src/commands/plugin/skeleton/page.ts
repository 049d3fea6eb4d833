import { contentLocale, placeOfPage, textIn } from '#collections'
import { definePage, type PublicContext, type PublicDocument } from '#kernel'
import type { EntryListProps, ShownEntry } from './EntryList'
import { settings } from './settings'

/** The entries of a place and of those above it, the newest first. */
export const page = definePage<Omit<EntryListProps, 'locale' | 't'>>({
  path: '/',
  view: async () => (await import('./EntryList')).EntryList,
  async load(ctx, params) {
    const found = await placeOfPage(ctx, params)
    if (!found) return undefined
    const { path } = found.place
    const { perPage: limit } = await ctx.settings(settings, found.place)
    const docs = await ctx.find('sample-plugin', {
      by: { institution: path },
      limit,
      sort: '-createdAt',
    })
    return {
      ...found,
      title: ctx.t('sample-plugin:page.title'),
      description: ctx.t('sample-plugin:module.summary'),
      props: { entries: docs.map((entry) => shown(entry, ctx)) },
    }
  },
})

/** An entry in the reader's language, or in the other one where it has no such text. */
function shown({ id, text, title }: PublicDocument, { locale }: PublicContext): ShownEntry {
  const language = contentLocale(title, locale)
  return {
    id,
    title: textIn(title, language),
    text: textIn(text, language),
    ...(language !== locale && { language }),
  }
}
