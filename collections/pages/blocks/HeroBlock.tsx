import { Picture } from '#ui/Picture'
import type { BlockProps } from './blockProps'

const NOTHING = { summary: '', title: '' }

/** The opening of a page; as its first block it holds the page's `h1`. */
export function HeroBlock({ links, opens, picture, text, title }: BlockProps<'hero'>) {
  const own = opens ?? NOTHING
  const heading = title || own.title
  const words = text || own.summary
  const Heading = opens ? 'h1' : 'h2'
  return (
    <section className={picture ? 'opening opening-pictured' : 'opening'}>
      <div className="opening-words">
        {heading && <Heading>{heading}</Heading>}
        {words && <p className="lead">{words}</p>}
        {links.length > 0 && <Links links={links} />}
      </div>
      {picture && (
        <Picture
          {...picture}
          isFirst={opens !== undefined}
          sizes="(min-width: 60rem) 28rem, 100vw"
        />
      )}
    </section>
  )
}

function Links({ links }: Pick<BlockProps<'hero'>, 'links'>) {
  return (
    <p className="opening-links">
      {links.map(({ href, label }) => (
        <a className="opening-link" href={href} key={href}>
          {label}
        </a>
      ))}
    </p>
  )
}
