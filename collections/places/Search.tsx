import type { Locale, Translate } from '#kernel'
import { EmptyState } from '#ui/EmptyState'
import { SearchForm } from '#ui/SearchForm'

/** What was found among one kind of things. */
export type Results = Readonly<{
  kind: 'institutions' | 'pages' | 'sites'
  /** There are others. */
  more: boolean
  items: readonly Readonly<{
    id: string
    href?: string
    title: string
    text: string
    /** Language of the title, where it is not the page's. */
    language?: Locale
  }>[]
}>

export type SearchProps = Readonly<{
  action: string
  groups: readonly Results[]
  question: string
  t: Translate
}>

/** The field once more, and what was found by kinds. */
export function Search({ action, groups, question, t }: SearchProps) {
  return (
    <>
      <h1>{t('core:search.title')}</h1>
      <SearchForm action={action} id="search-here" question={question} t={t} />
      {question === '' && <p className="fine">{t('core:search.hint')}</p>}
      {question !== '' && groups.length === 0 && (
        <EmptyState hint={t('core:search.noneHint')} title={t('core:search.none')} />
      )}
      {groups.map((group) => (
        <Group group={group} key={group.kind} t={t} />
      ))}
    </>
  )
}

function Group({ group, t }: Readonly<{ group: Results; t: Translate }>) {
  const { items, kind, more } = group
  return (
    <section aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>{t(`core:search.${kind}`)}</h2>
      <ul className="directory">
        {items.map(({ href, id, language, text, title }) => (
          <li key={id}>
            {href === undefined ? (
              <span lang={language}>{title}</span>
            ) : (
              <a href={href} lang={language}>
                {title}
              </a>
            )}
            {text !== '' && <p className="fine">{text}</p>}
          </li>
        ))}
      </ul>
      {more && <p className="fine">{t('core:search.more')}</p>}
    </section>
  )
}
