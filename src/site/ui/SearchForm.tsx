import type { Translate } from '#kernel'

type SearchFormProps = Readonly<{
  /** Address of the page that answers. */
  action: string
  /** Tells several forms of one page apart. */
  id: string
  /** What was asked last. */
  question?: string | undefined
  t: Translate
}>

/** A field to search with; works as a plain form. */
export function SearchForm({ action, id, question, t }: SearchFormProps) {
  return (
    <form action={action} className="search" role="search">
      <label className="unseen" htmlFor={id}>
        {t('site:search.label')}
      </label>
      <input
        autoComplete="off"
        className="search-input"
        defaultValue={question}
        enterKeyHint="search"
        id={id}
        maxLength={100}
        name="q"
        placeholder={t('site:search.placeholder')}
        type="search"
      />
      <button className="search-button" type="submit">
        <Lens />
        <span className="unseen">{t('site:search.submit')}</span>
      </button>
    </form>
  )
}

function Lens() {
  return (
    <svg aria-hidden="true" fill="none" height="20" viewBox="0 0 20 20" width="20">
      <circle cx="8.5" cy="8.5" r="6" stroke="currentColor" strokeWidth="2" />
      <path d="M13 13l5 5" stroke="currentColor" strokeLinecap="round" strokeWidth="2" />
    </svg>
  )
}
