import type { Locale, Translate } from '#kernel'
import { Picture } from '#ui/Picture'
import { RichText } from '#ui/RichText'
import { Day } from '#ui/Time'
import type { PageBlock } from './publicBlocks'

export type SitePageProps = Readonly<{
  blocks: readonly PageBlock[]
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
  return (
    <article className={isHome ? 'page page-home' : 'page'}>
      <h1>{title}</h1>
      {summary !== '' && <p className="lead">{summary}</p>}
      {blocks.map((block, index) => (
        <Block block={block} key={index} t={t} />
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

function Block({ block, t }: Readonly<{ block: PageBlock; t: Translate }>) {
  if (block.blockType === 'text') return <RichText content={block.content} t={t} />
  const { caption, picture } = block
  return (
    <figure className="figure">
      <Picture {...picture} />
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
