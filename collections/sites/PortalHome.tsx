import type { Translate } from '#kernel'
import { EmptyState } from '#ui/EmptyState'
import { LinkList, type LinkListProps } from '#ui/LinkList'

export type PortalHomeProps = Readonly<{ sites: LinkListProps['items']; t: Translate }>

/** The portal's start page: what it is, and every site on it. */
export function PortalHome({ sites, t }: PortalHomeProps) {
  const sorted = [...sites].sort((a, b) => byName(a.title, b.title))
  return (
    <>
      <div className="hero">
        <h1>{t('site:home.title')}</h1>
        <p className="lead">{t('site:home.description')}</p>
      </div>
      <section aria-labelledby="sites">
        <div className="section-head">
          <h2 id="sites">{t('site:home.sites')}</h2>
          {sorted.length > 0 && (
            <p className="fine">{t('site:home.count', { count: sorted.length })}</p>
          )}
        </div>
        {sorted.length > 0 ? (
          <LinkList items={sorted} />
        ) : (
          <EmptyState hint={t('site:home.emptyHint')} title={t('site:home.empty')} />
        )}
      </section>
    </>
  )
}

const order = new Intl.Collator('kk', { numeric: true })

/** Kazakh order in both languages; №2 before №10, which the sign itself would send behind the letters. */
const byName = (a: string, b: string): number =>
  order.compare(a.replaceAll('№', ''), b.replaceAll('№', ''))
