import type { Translate } from '#kernel'

type PagerProps = Readonly<{
  /** Address of the first page; it may have a query. */
  href: string
  page: number
  pages: number
  t: Translate
}>

/** The way through a long list; nothing where there is one page. */
export function Pager({ href, page, pages, t }: PagerProps) {
  if (pages < 2) return null
  const hrefOf = (to: number): string =>
    to === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${String(to)}`
  return (
    <nav aria-label={t('site:pager.label')} className="pager">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          {t('site:pager.previous')}
        </a>
      )}
      <span>{t('site:pager.at', { page, pages })}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {t('site:pager.next')}
        </a>
      )}
    </nav>
  )
}
