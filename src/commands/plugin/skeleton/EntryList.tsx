import type { Locale, ViewFrame } from '#kernel'
import { EmptyState } from '#ui/EmptyState'

export type ShownEntry = Readonly<{
  id: string
  title: string
  text: string
  /** Language of the texts, where it is not the page's. */
  language?: Locale
}>

export type EntryListProps = ViewFrame & Readonly<{ entries: readonly ShownEntry[] }>

/** All entries, or a word about why there are none. */
export function EntryList({ entries, t }: EntryListProps) {
  const say = (key: string): string => t(`sample-plugin:page.${key}`)
  return (
    <article className="page">
      <h1>{say('title')}</h1>
      {entries.length === 0 && <EmptyState hint={say('emptyHint')} title={say('empty')} />}
      {entries.map(({ id, language, text, title }) => (
        <section key={id} lang={language}>
          <h2>{title}</h2>
          {text !== '' && <p>{text}</p>}
        </section>
      ))}
    </article>
  )
}
