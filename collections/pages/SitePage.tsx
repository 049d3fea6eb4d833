import type { Locale, Translate } from '#kernel'
import { Day } from '#ui/Time'
import type { ShownBlock } from './blocks/blocks'
import { BlockView } from './blocks/blockViews'

export type SitePageProps = Readonly<{
  blocks: readonly ShownBlock[]
  isHome: boolean
  /** Language of the page around the content. */
  locale: Locale
  summary: string
  t: Translate
  title: string
  /** When it was published first, and changed last; ISO 8601, UTC. */
  posted?: string | undefined
  updated?: string | undefined
}>

/** A page of a site, as its editors wrote it. */
export function SitePage(props: SitePageProps) {
  const { blocks, isHome, locale, posted, summary, t, title, updated } = props
  // A hero at the top shows title and summary in its own way.
  const isOpened = blocks[0]?.blockType === 'hero'
  return (
    <article className={isHome ? 'page page-home' : 'page'}>
      {!isOpened && <h1>{title}</h1>}
      {!isOpened && summary !== '' && <p className="lead">{summary}</p>}
      {blocks.map((block, index) => (
        <BlockView
          block={block}
          id={`block-${String(index + 1)}`}
          key={index}
          locale={locale}
          opens={isOpened && index === 0 ? { summary, title } : undefined}
          t={t}
        />
      ))}
      {updated !== undefined && (
        <p className="fine page-updated" lang={locale}>
          {posted !== undefined && (
            <>
              {t('site:page.posted')}: <Day at={posted} /> ·{' '}
            </>
          )}
          {t('site:page.updated')}: <Day at={updated} />
        </p>
      )}
    </article>
  )
}
